package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import downhill.experiment.InvalidExperiment;
import downhill.run.Owner;
import downhill.share.AccessToken;
import downhill.share.AccessTokens;
import java.time.Instant;
import java.util.List;

/**
 * Keys for programs: somebody wants a script of his to act for this browser. Each is shown once, right after it was made, and
 * can be taken back.
 */
final class TokenDialog extends Dialog {
    private final AccessTokens tokens;
    private final Owner owner;
    private final TextField name = new TextField(Words.text("tokens.name"));
    private final TextField value = new TextField(Words.text("tokens.value"));
    private final Paragraph said = new Paragraph();
    private final Div fresh;
    private final UnorderedList list = new UnorderedList();

    TokenDialog(AccessTokens tokens, Owner owner) {
        this.tokens = tokens;
        this.owner = owner;
        setHeaderTitle(Words.text("tokens"));
        addClassName("dh-tokens");
        fresh = fresh();
        list.setId("token-list");
        list.addClassName("dh-tokens-list");
        list.getElement().setAttribute("aria-label", Words.text("tokens.list"));
        Anchor api = new Anchor("api/v1", Words.text("tokens.api")); // relative to the page's base
        api.setTarget("_blank");
        api.setId("token-api");
        add(new Div(new Paragraph(Words.text("tokens.why")), api, maker(), fresh, list));
        getFooter().add(new Button(Words.text("button.close"), event -> close()));
        refresh();
    }

    private Div maker() {
        name.setId("token-name");
        name.setMaxLength(AccessToken.NAME);
        name.setPlaceholder(Words.text("tokens.name.example"));
        Button make = new Button(Words.text("tokens.make"), event -> make());
        make.setId("token-make");
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div maker = new Div(name, make);
        maker.addClassName("dh-tokens-make");
        return maker;
    }

    private Div fresh() {
        value.setId("token-value");
        value.setReadOnly(true);
        Button copy = new Button(Words.text("tokens.copy"), event -> copy());
        copy.setId("token-copy");
        said.setId("token-said");
        said.getElement().setAttribute("role", "status");
        Div row = new Div(value, copy);
        row.addClassName("dh-tokens-make");
        Div both = new Div(row, said);
        both.addClassName("dh-tokens-fresh");
        both.setVisible(false);
        return both;
    }

    private void make() {
        try {
            value.setValue(tokens.make(owner, name.getValue()));
            said.setText(Words.text("tokens.once"));
            name.clear();
            name.setInvalid(false);
            fresh.setVisible(true);
            value.focus();
            refresh();
        } catch (InvalidExperiment e) {
            Fields.explain(name, e.problems());
        }
    }

    // Without a secure context there is no clipboard: the text is selected, for a key to copy.
    private void copy() {
        value.getElement()
                .executeJs("this.focus(); this.inputElement.select();"
                        + "if (!navigator.clipboard) { return false; }"
                        + "return navigator.clipboard.writeText(this.value).then(() => true, () => false);")
                .then(Boolean.class, copied -> said.setText(Words.text(copied ? "share.copied" : "share.copy-by-key")));
    }

    private void refresh() {
        list.removeAll();
        Instant now = Instant.now();
        List<AccessToken> all = tokens.of(owner);
        all.forEach(token -> list.add(row(token, now)));
        list.setVisible(!all.isEmpty());
    }

    private ListItem row(AccessToken token, Instant now) {
        String called = token.name().isEmpty() ? Words.text("tokens.nameless") : token.name();
        Span title = new Span(called);
        title.addClassName("dh-tokens-name");
        Span when = new Span(Words.text("tokens.made", AgoText.of(token.made(), now)));
        when.addClassName("dh-tokens-when");
        Button delete = new Button(Words.text("mine.delete"), event -> {
            tokens.revoke(owner, token.id());
            refresh();
            name.focus();
        });
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        delete.setAriaLabel(Words.text("tokens.delete", called));
        return new ListItem(title, when, delete);
    }
}
