// What the browser tells outside of the page: a notification and a sound, once however many tabs are open.
import { read, write } from "../shell/store.js";

/** Where the tabs of a browser keep what one of them has told. */
const TOLD = "notices-told";

/** So many are remembered: tabs are told of the same message within seconds. */
const MOST = 20;

const SOUND = "/notifications/notice.wav";

/** Whether this tab is the first of its browser that is to tell it. */
async function isFirst(id) {
  const take = () => {
    const told = read(TOLD)?.ids ?? [];
    const isNew = !told.includes(id);
    if (isNew) {
      write(TOLD, { ids: [...told, id].slice(-MOST) });
    }
    return isNew;
  };
  // Plain http has no locks, and no notifications either: at worst two tabs sound in the same instant.
  return navigator.locks ? navigator.locks.request(TOLD, take) : take();
}

/** One message, told until it is closed. */
export class BrowserNotice {
  #shown = null;
  #isOver = false;
  #done;

  /** Tells what an element says; `done` is called when the reader has clicked or closed it. */
  constructor({ dataset }, done) {
    this.#done = done;
    this.#tell({ ...dataset });
  }

  /** The room was lost or read, or this page goes away. */
  close() {
    this.#isOver = true;
    this.#shown?.close();
  }

  async #tell({ notice, room, title, text, ways }) {
    if (!(await isFirst(notice)) || this.#isOver) {
      return;
    }
    if (ways.includes("Sound")) {
      // A browser in which nobody has clicked on this page yet lets it make no sound.
      new Audio(SOUND).play().catch(() => {});
    }
    if (ways.includes("Browser") && globalThis.Notification?.permission === "granted") {
      this.#show(room, title, text);
    }
  }

  #show(room, title, text) {
    try {
      // The sound is ours, and a choice of its own. A later message of the room takes the place of this one.
      this.#shown = new Notification(title, { body: text, tag: room, renotify: true, silent: true, icon: "/shell/icon.svg" });
    } catch {
      return; // A phone's browser has them only behind a service worker.
    }
    this.#shown.onclick = () => {
      window.focus();
      Blazor.navigateTo(`/chat/${room}`);
      this.#shown.close();
      this.#done();
    };
  }
}
