/** A part of a page that is made anew only when what it shows is another, so that nothing moves under a finger or a reader. */
export class Part<T> {
  private shown = "";

  constructor(private readonly make: (data: T) => void) {}

  show(data: T): void {
    const text = JSON.stringify(data);
    if (text !== this.shown) {
      this.shown = text;
      this.make(data);
    }
  }
}
