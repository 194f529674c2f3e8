// The files of one draft: on their way to the server, there, or refused. They belong to a user and a room, as the draft does, whatever page
// shows them; those that are there are kept in this browser's storage, so that a reload takes none away.
import { parse, read } from "../shell/store.js";
import { word } from "../shell/words.js";
import { size } from "./attach-draw.js";
import { keep, kept } from "./attach-keep.js";
import { takeBack, upload } from "./attach-upload.js";
import { outbox } from "./outbox.js";

const LARGEST = 25 * 1024 * 1024;
const MOST = 10;
/** Of a megabyte: what is too large by a byte must not read as what is allowed. */
const TENTH = 1024 * 1024 / 10;

/** Files under way at a time; the server takes twice as many of one user, who may have a second browser. */
const AT_ONCE = 2;

const all = new Map();
let underWay = 0;

export class Attached {
  /** {name, size, state, …} each: `waits`, `goes` (`sent` bytes), `there` (`id`, `isPicture`), `refused` or `failed` (`said`). */
  files = [];
  /** Why a file was not taken at all; null when all were. */
  said = null;
  /** Called after every change. */
  onchange = null;

  static of(user, room) {
    const key = `files:${user}:${room}`;
    if (!all.has(key)) {
      all.set(key, new Attached(user, room, key));
    }
    return all.get(key);
  }

  constructor(user, room, key) {
    Object.assign(this, { user, room, key, files: kept(read(key)) });
  }

  get there() {
    return this.files.filter(file => file.state === "there");
  }

  get coming() {
    return this.files.filter(file => file.state === "waits" || file.state === "goes");
  }

  /** Takes files that somebody chose, pasted or dropped. */
  add(chosen) {
    this.said = null;
    for (const blob of chosen) {
      if (this.#counted.length >= MOST) {
        this.said = word("Script_TooManyFiles", MOST, blob.name);
      } else if (blob.size > LARGEST) {
        this.files.push({ name: blob.name, size: blob.size, state: "refused", said: word("Script_FileTooLarge", size(Math.ceil(blob.size / TENTH) * TENTH), size(LARGEST)) });
      } else {
        this.files.push({ name: blob.name, size: blob.size, state: "waits", blob });
      }
    }
    this.#changed();
    goOn();
  }

  /** Files of a message that was refused come back. */
  give(files) {
    this.files.push(...(files ?? []).filter(file => !this.files.some(one => one.id === file.id)).map(file => ({ ...file, state: "there" })));
    this.#changed();
  }

  remove(file) {
    this.said = null;
    this.files = this.files.filter(one => one !== file);
    file.request?.abort();
    file.id && takeBack(this.user, file.id);
    this.#changed();
  }

  retry(file) {
    file.state = "waits";
    this.#changed();
    goOn();
  }

  /** Those that are there go out with a message; what failed stays before the eyes of its owner. */
  take() {
    this.files = this.files.filter(file => file.state !== "there");
    this.said = null;
    this.#changed();
  }

  /** Another tab of this browser changed them, or they were unlocked at sign-in. */
  follow(stored) {
    const known = kept(stored);
    this.files = [...this.files.filter(file => file.state !== "there"), ...known.map(file => this.files.find(one => one.id === file.id) ?? file)];
    this.onchange?.();
  }

  async send(file) {
    underWay++;
    file.state = "goes";
    file.sent = 0;
    file.request = upload(this.user, this.room, file.blob, sent => {
      file.sent = Math.min(sent, file.size);
      this.onchange?.();
    });
    this.onchange?.();
    const answer = await file.request.done;
    underWay--;
    file.request = null;
    if (!this.files.includes(file)) {
      answer.id && takeBack(this.user, answer.id);
    } else if (answer.id) {
      Object.assign(file, answer, { state: "there", blob: null, at: Date.now() });
    } else if (answer.wait) {
      file.state = "failed";
      file.said = word("Script_UploadWaits", answer.wait);
      setTimeout(() => file.state === "failed" && this.retry(file), answer.wait * 1000);
    } else {
      file.state = answer.refused ? "refused" : "failed";
      file.said = answer.refused ?? answer.failed;
    }
    this.#changed();
    goOn();
  }

  /** Those that take a place in the message. */
  get #counted() {
    return this.files.filter(file => file.state !== "refused");
  }

  #changed() {
    keep(this.key, this.there);
    this.onchange?.();
  }
}

/** Sends what waits, in the order in which it was chosen. */
function goOn() {
  for (const attached of all.values()) {
    for (const file of attached.files) {
      if (file.state === "waits" && underWay < AT_ONCE) {
        attached.send(file);
      }
    }
  }
}

addEventListener("storage", e => all.get(e.key)?.follow(parse(e.newValue)));
outbox.addEventListener("change", () => all.forEach(attached => attached.there.length === 0 && read(attached.key)?.files && attached.follow(read(attached.key))));
