package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Validation;
import downhill.ui.Opening.Asked;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes into an address, the page opens: with what it says, or with the first card and a reason. */
class HostileLinksTest {
    private static final int MANY = 100_000;
    private static final int A_MILLION = 1_000_000;
    private static final int PARTS = 10;
    private static final long FOUR_MEGABYTES = 4 << 20;

    /** What is said of an experiment that is shown all the same. */
    private static final Set<String> HARMLESS = Set.of("other_engine", "damaged_moment");

    @Test
    void aHundredThousandLinksOpenTheirExperimentOrTheFirstWithAReason() {
        open(1, MANY);
    }

    @Test
    @Tag("nightly")
    void aMillionLinksOpenTheirExperimentOrTheFirstWithAReason() {
        open(2, A_MILLION);
    }

    /** In parts, each of its own seed, since every processor can do one. */
    private static void open(int seed, int number) {
        long legal = IntStream.range(0, PARTS)
                .parallel()
                .mapToLong(part -> legal(new HostileLinks(PARTS * seed + part), number / PARTS))
                .sum();
        System.out.printf("Of %,d hostile links %,d were legal after all%n", number, legal);
        assertThat(legal).isBetween(number / 20L, number / 2L);
    }

    private static long legal(HostileLinks links, int number) {
        long legal = 0;
        for (int i = 0; i < number; i++) {
            Asked asked = links.next();
            Opening opening = Opening.of(asked, _ -> Optional.empty());
            List<String> codes = opening.problems().stream().map(Problem::code).toList();
            if (HARMLESS.containsAll(codes)) {
                legal++;
                check(Validation.problems(opening.experiment()).isEmpty(), asked);
            } else {
                check(opening.experiment().equals(Cards.first()), asked);
                check(opening.destination().isEmpty(), asked);
            }
        }
        return legal;
    }

    private static void check(boolean right, Asked asked) {
        if (!right) {
            throw new AssertionError(asked.toString());
        }
    }

    @Test
    void everyReasonIsASentence() {
        HostileLinks links = new HostileLinks(3);
        Messages texts = new Messages();
        for (int i = 0; i < MANY / 20; i++) {
            for (var problem : Opening.of(links.next(), _ -> Optional.empty()).problems()) {
                String key = "problem." + problem.code();
                assertThat(texts.getTranslation(key, null, problem.args().toArray()))
                        .isNotBlank();
            }
        }
    }

    @Test
    void whatIsTooLongOrUnfoldsToTooMuchIsRefusedBeforeItIsRead() {
        for (String link : HostileLinks.heavy()) {
            Asked asked = HostileLinks.asked(link);
            Opening first = Opening.of(asked, _ -> Optional.empty());
            assertThat(first.problems()).isNotEmpty();
            assertThat(first.experiment()).isEqualTo(Cards.first());
            long before = allocated();
            Opening _ = Opening.of(asked, _ -> Optional.empty());
            assertThat(allocated() - before).isLessThan(FOUR_MEGABYTES);
        }
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
