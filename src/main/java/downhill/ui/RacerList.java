package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Race;
import downhill.experiment.Racer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who races: a row for each, and a button for one more. */
final class RacerList extends Section {
    private final Supplier<Race> race;
    private final Consumer<Race> changed;
    private final OrderedList list = new OrderedList();
    private final Button add = new Button(Words.text("surfaces.racer.add"));
    private final List<RacerRow> rows = new ArrayList<>();

    /**
     * An empty list.
     *
     * @param race as it is
     * @param changed hears what it shall be
     */
    RacerList(Supplier<Race> race, Consumer<Race> changed) {
        this.race = race;
        this.changed = changed;
        addClassNames("dh-panel", "dh-racers");
        H2 title = new H2(Words.text("surfaces.racers"));
        title.addClassName("dh-panel-title");
        add.setId("add-racer");
        add.addClickListener(event -> changed.accept(race.get().withOneMore()));
        Div head = new Div(title, add);
        head.addClassName("dh-panel-head");
        add(head, list);
    }

    void show(Race now) {
        while (rows.size() > now.racers().size()) {
            list.remove(rows.removeLast());
        }
        while (rows.size() < now.racers().size()) {
            int index = rows.size();
            RacerRow row = new RacerRow(
                    index, new Setting(index), () -> changed.accept(race.get().without(index)));
            rows.add(row);
            list.add(row);
        }
        rows.forEach(row -> row.show(now));
        add.setEnabled(now.racers().size() < Race.MOST);
    }

    /** What the fields of one racer can do. */
    private final class Setting implements FieldChanges {
        private final int index;

        Setting(int index) {
            this.index = index;
        }

        @Override
        public List<Problem> change(String path, String json) {
            Race now = race.get();
            try {
                Experiment next = ExperimentCodec.with(now.experiment(index), path, json);
                Racer racer =
                        new Racer(next.training().optimizer(), next.training().learningRate());
                if (!racer.equals(now.racers().get(index))) {
                    changed.accept(now.with(index, racer));
                }
                return List.of();
            } catch (InvalidExperiment e) {
                return e.problems();
            }
        }
    }
}
