/** A network that is wider than its place: edges that fade say where it goes on, and the keyboard can go there. */
export const scrollStyle = `
  .scroll { --before: 0px; --after: 0px; border-radius: 4px; }
  .scroll.before { --before: 32px; } .scroll.after { --after: 32px; }
  .scroll:is(.before, .after) { mask-image: linear-gradient(to right, transparent, #000 var(--before), #000 calc(100% - var(--after)), transparent); }
  .scroll:focus-visible { outline: 2px solid var(--dh-focus); outline-offset: -2px; }`;

/** Follows where it stands from now on. */
export function watchScroll(scroll) {
  scroll.addEventListener('scroll', () => fade(scroll), { passive: true });
}

/** It has been drawn so wide. */
export function scrolls(scroll, width, name) {
  if (width > scroll.clientWidth) {
    scroll.tabIndex = 0;
    scroll.role = 'group';
    scroll.ariaLabel = name ?? '';
  } else {
    ['tabindex', 'role', 'aria-label'].forEach(each => scroll.removeAttribute(each));
  }
  fade(scroll, width);
}

function fade(scroll, width = scroll.scrollWidth) {
  const further = width - scroll.clientWidth;
  scroll.classList.toggle('before', further > 0 && scroll.scrollLeft > 1);
  scroll.classList.toggle('after', further > 0 && scroll.scrollLeft < further - 1);
}
