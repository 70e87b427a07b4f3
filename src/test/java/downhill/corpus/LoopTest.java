package downhill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Needs;
import downhill.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    void theLabelsOwnLoopMakesTheUpdatesOfTheTrainerBitByBit() {
        List<Case> cases = Design.cases(Design.SEED);
        for (int i = 0; i < cases.size(); i += 7) {
            Case each = cases.get(i);
            World world = World.of(each.experiment());
            Film film = new Film(world, new Loop(world, each.experiment(), 1), 60);
            Trainer trainer = new Trainer(each.experiment());
            while (trainer.update() < 60 && trainer.step(Needs.NOTHING)) {
                assertThat(film.updates()).isGreaterThanOrEqualTo((int) trainer.update());
            }
            assertThat(film.updates()).isEqualTo((int) trainer.update());
            assertThat(film.at(film.updates()).parameters())
                    .as("%s %s", each.number(), each.stratum())
                    .isEqualTo(trainer.snapshot().parameters());
        }
    }
}
