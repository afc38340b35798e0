/** The children of an element: text is always text, never markup. */
export type Child = Node | string | null | undefined;

/**
 * Makes an element. Attributes are set by name; text from a scenario can do no more than be read, because nothing here
 * parses markup.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  fill(element, ...children);
  return element;
}

/** Replaces the children of an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** Finds the one element that a part of the page cannot do without. */
export function need(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`the page has no ${selector}`);
  }
  return found;
}
