/** Milliseconds within which one frame follows another where a run trains. */
const CLOSE = 1_000;

/** After so long without a frame the run rests, or the socket is dead and nobody has noticed. */
const QUIET = 2_000;

/** It is not opened again sooner: it may be refused, or dead again. */
const PAUSE = 30_000;

/** Tells the server over a web socket of its own which frames have been painted, for as long as they follow closely. */
export class PaintedLine {
  #socket;
  #at = -Infinity;
  #tried = -Infinity;
  #quiet;
  #lost;

  /** @param lost called when it ends: what was told last may not have arrived */
  constructor(lost) {
    this.#lost = lost;
  }

  /** Whether `number` has been told; if not, it must be told in another way. */
  tell(address, number) {
    const now = performance.now();
    const close = now - this.#at < CLOSE;
    this.#at = now;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(String(number));
      this.#rest();
      return true;
    }
    if (close && address && !this.#socket && now - this.#tried > PAUSE) {
      this.#tried = now;
      this.#open(address);
    }
    return false;
  }

  #open(address) {
    const url = new URL(address, document.baseURI);
    // Browsers of before 2024 refuse the page's own protocol here.
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    socket.addEventListener('close', () => this.#forget(socket));
    this.#socket = socket;
    this.#rest();
  }

  #rest() {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.end();
      this.#lost();
    }, QUIET);
  }

  #forget(socket) {
    if (this.#socket === socket) {
      this.#socket = undefined;
      this.#lost();
    }
  }

  end() {
    clearTimeout(this.#quiet);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }
}
