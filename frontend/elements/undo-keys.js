/**
 * Listens to Ctrl+Z (undo) and Ctrl+Shift+Z or Ctrl+Y (redo) on the whole page while it is there; what is typed in a
 * field is undone by the browser as everywhere. Event: `undo-keys` {again: whether it is redo}.
 */
class UndoKeys extends HTMLElement {
  #listener = event => this.#press(event);

  connectedCallback() {
    document.addEventListener('keydown', this.#listener);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#listener);
  }

  #press(event) {
    const key = event.key.toLowerCase();
    const typing = event.composedPath()[0].matches?.('input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]');
    if (!(event.ctrlKey || event.metaKey) || event.altKey || typing || !['z', 'y'].includes(key)) {
      return;
    }
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('undo-keys', { detail: { again: key === 'y' || event.shiftKey } }));
  }
}

customElements.define('undo-keys', UndoKeys);
