package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Reply;
import downhill.run.Runs;
import downhill.share.AccessTokens;
import downhill.share.ExperimentFiles;
import downhill.share.Imported;
import downhill.share.Kept;
import downhill.share.MyExperiments;
import downhill.store.Sha256;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** My experiments: somebody wants to find again what this browser made and ran, to name it, and to take it elsewhere. */
@Route("mine")
class MineView extends Div implements HasDynamicTitle, MineRow.Actions, MineTransfer.Outcome {
    private static final Pace USUAL = new Pace(100);

    private final MyExperiments mine;
    private final Runs runs;
    private final Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
    private final MineTransfer transfer;
    private final MineNotice notice = new MineNotice();
    private final MineList list = new MineList(this::path, this);
    private final TextField search = new TextField();
    private final Checkbox everything = new Checkbox();
    private final Button delete = new Button();
    private final Span count = new Span();
    private final Div tools = new Div(search, everything, delete);
    private final Paragraph nothing = new Paragraph();
    private final Set<Sha256> marked = new LinkedHashSet<>();
    private List<Kept> all = List.of();
    private List<Kept> found = List.of();

    MineView(MyExperiments mine, ExperimentFiles files, Runs runs, AccessTokens tokens) {
        this.mine = mine;
        this.runs = runs;
        transfer = new MineTransfer(files, owner, mine.limits().file().toBytes(), this);
        addClassName("dh-mine");
        buildTools();
        nothing.setId("mine-nothing");
        nothing.addClassName("dh-mine-nothing");
        Main main = new Main(tools, notice, nothing, list);
        add(header(tokens), main);
    }

    private Header header(AccessTokens tokens) {
        Anchor brand = new Anchor(".", Words.text("brand")); // relative to the page's base
        brand.setId("mine-back");
        brand.addClassName("dh-brand");
        brand.setTitle(Words.text("error.back"));
        H1 title = new H1(Words.text("mine"));
        count.setId("mine-count");
        count.addClassName("dh-mine-count");
        Button programs = new Button(Words.text("tokens"), event -> new TokenDialog(tokens, owner).open());
        programs.setId("mine-tokens");
        programs.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Header header = new Header(brand, title, count, transfer, programs);
        header.addClassName("dh-mine-bar");
        return header;
    }

    private void buildTools() {
        tools.addClassName("dh-mine-tools");
        search.setId("mine-search");
        search.setAriaLabel(Words.text("mine.search"));
        search.setPlaceholder(Words.text("mine.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            list.rewind();
            find();
        });
        everything.setId("mine-all");
        everything.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                markAll(event.getValue());
            }
        });
        delete.setId("mine-delete");
        delete.addClickListener(event -> delete(marked));
    }

    @Override
    public String getPageTitle() {
        return Words.text("mine.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        refresh();
        if (full()) {
            notice.show(List.of(Words.text("mine.full", mine.limits().experiments())));
        }
    }

    private boolean full() {
        return all.stream().filter(kept -> !kept.name().isEmpty()).count()
                >= mine.limits().experiments();
    }

    private void refresh() {
        all = mine.all(owner);
        marked.retainAll(all.stream().map(Kept::id).toList());
        transfer.offer(!all.isEmpty());
        tools.setVisible(!all.isEmpty());
        count.setText(Words.text("mine.count", all.size(), mine.limits().experiments()));
        find();
    }

    private void find() {
        List<String> words =
                Arrays.asList(search.getValue().toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        found = all.stream()
                .filter(kept -> words.stream().allMatch(GistText.searchable(kept)::contains))
                .toList();
        nothing.setVisible(found.isEmpty());
        nothing.setText(all.isEmpty() ? Words.text("mine.empty") : Words.text("mine.not-found", search.getValue()));
        marked.retainAll(found.stream().map(Kept::id).toList());
        list.show(found, marked);
        showMarked();
    }

    private Optional<String> path(Kept kept) {
        return mine.path(owner, kept.id());
    }

    private void markAll(boolean mark) {
        marked.clear();
        if (mark) {
            found.forEach(kept -> marked.add(kept.id()));
        }
        list.mark(mark);
        showMarked();
    }

    @Override
    public void mark(Kept kept, boolean mark) {
        boolean _ = mark ? marked.add(kept.id()) : marked.remove(kept.id());
        showMarked();
    }

    private void showMarked() {
        everything.setLabel(Words.text("mine.all", found.size()));
        everything.setValue(!found.isEmpty() && marked.size() == found.size());
        delete.setEnabled(!marked.isEmpty());
        delete.setText(marked.isEmpty() ? Words.text("mine.delete") : Words.text("mine.delete.some", marked.size()));
    }

    @Override
    public void delete(Kept kept) {
        delete(Set.of(kept.id()));
    }

    private void delete(Set<Sha256> ids) {
        Set<Sha256> gone = Set.copyOf(ids);
        String what = all.stream()
                .filter(kept -> gone.contains(kept.id()))
                .map(GistText::title)
                .findFirst()
                .orElse("");
        mine.remove(owner, gone);
        notice.deleted(
                gone.size() == 1 ? Words.text("mine.deleted", what) : Words.text("mine.deleted.some", gone.size()),
                () -> {
                    mine.restore(owner, gone);
                    refresh();
                });
        refresh();
    }

    @Override
    public void rename(Kept kept, String name) throws InvalidExperiment {
        String _ = mine.rename(owner, kept.id(), name);
        refresh();
        list.focus(kept.id());
    }

    @Override
    public void open(Kept kept) {
        UI ui = UI.getCurrent();
        try {
            Optional<Experiment> experiment = mine.experiment(owner, kept.id());
            if (experiment.isEmpty()) {
                refresh();
                return;
            }
            // Too large for an address: a run holds it, and the address names the run.
            runs.start(owner, experiment.get().ofThisEngine(), USUAL)
                    .whenComplete((reply, failure) -> tell(ui, failure == null ? reply : new Reply.Unknown()));
        } catch (InvalidExperiment e) {
            notice.problems(e.problems());
        }
    }

    private void tell(UI ui, Reply reply) {
        try {
            Future<Void> _ = ui.access(() -> {
                switch (reply) {
                    case Reply.Done(var info) ->
                        ui.navigate("", QueryParameters.of("run", info.id().value()));
                    case Reply.Queued(var id, int _) -> ui.navigate("", QueryParameters.of("run", id.value()));
                    case Reply.Refused(List<Problem> problems) -> notice.problems(problems);
                    case Reply.Checked _, Reply.Recalled _, Reply.Weighed _, Reply.Unknown _, Reply.Foreign _ ->
                        notice.problems(List.of(Problem.of("", "failed")));
                }
            });
        } catch (UIDetachedException e) {
            return; // the page is gone, and nobody wants to know
        }
    }

    @Override
    public void done(Imported imported) {
        list.rewind();
        refresh();
        notice.imported(imported);
    }

    @Override
    public void failed(List<Problem> problems) {
        notice.problems(problems);
    }
}
