package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.share.MyExperiments;
import downhill.share.ShortLinks;

/** What somebody takes from the page: a link to give away, an experiment kept under a name. */
record Keepsakes(ShortLinks links, MyExperiments mine) {

    /**
     * Asks what link it shall be.
     *
     * @param edited whether the run was changed while it trained
     */
    void share(Pilot pilot, Opening opening, boolean edited) {
        Address address = Address.of(pilot, opening);
        Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
        UI ui = UI.getCurrent();
        pilot.ask(
                new Command.Recall(),
                reply -> ui.getPage().executeJs("return document.baseURI").then(String.class, base -> {
                    Shareable shareable = new Shareable(address, edited, reply);
                    new ShareDialog(base, shareable, shared -> "s/" + links.put(owner, shared)).open();
                }));
    }

    /** Asks for a name. */
    void keep(Pilot pilot) {
        Owner owner = OwnerCookie.current(VaadinSession.getCurrent());
        new KeepDialog(name -> mine.keep(owner, pilot.experiment(), name)).open();
    }
}
