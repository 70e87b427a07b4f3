package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;

/** What can be done with a page as a whole, whatever it trains. */
final class Surround implements TransportBar.PageActions {
    private final Runnable share;
    private final Runnable keep;
    private boolean dark;

    /**
     * Of one page.
     *
     * @param share asks what link it shall be
     * @param keep asks for a name
     */
    Surround(Runnable share, Runnable keep) {
        this.share = share;
        this.keep = keep;
    }

    /** Whether it has dark colours because somebody wanted it so. */
    boolean isDark() {
        return dark;
    }

    @Override
    public void share() {
        share.run();
    }

    @Override
    public void keep() {
        keep.run();
    }

    @Override
    public void scheme() {
        dark = !dark;
        UI.getCurrent().getPage().setColorScheme(dark ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT);
    }

    @Override
    public void language() {
        Language.change(UI.getCurrent());
    }
}
