/**
 * Tooltips of controls that say theirs in `data-tip`. They are made here, for the server would hold a component for each
 * of every open page.
 */
const TIP = 'data-tip';

function tell(control) {
  const text = control.getAttribute(TIP) ?? '';
  const tip = control.querySelector(':scope > vaadin-tooltip') ?? (text && made(control));
  if (tip) {
    tip.text = text;
  }
}

function made(control) {
  const tip = document.createElement('vaadin-tooltip');
  tip.slot = 'tooltip';
  control.append(tip);
  control.addEventListener('opened-changed', event => rest(tip, event.detail.value));
  return tip;
}

/** Over an open menu a tip would be in the way, and take the first Escape for itself. */
function rest(tip, opened) {
  tip.manual = Boolean(opened);
  tip.opened = false;
}

function below(node) {
  if (node instanceof Element) {
    if (node.hasAttribute(TIP)) {
      tell(node);
    }
    node.querySelectorAll(`[${TIP}]`).forEach(tell);
  }
}

new MutationObserver(changes =>
  changes.forEach(({ type, target, addedNodes }) => (type === 'attributes' ? tell(target) : addedNodes.forEach(below))),
).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [TIP] });
below(document.body);
