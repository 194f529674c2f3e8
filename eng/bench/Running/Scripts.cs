namespace EnterpriseChat.Bench.Running;

/// <summary>What runs in the measured pages, before anything of theirs.</summary>
internal static class Scripts
{
    /// <summary>Does nothing.</summary>
    public const string None = "void 0;";

    /// <summary>Notes when the wanted elements are there and painted.</summary>
    public const string Painted = """
        (() => {
          const look = () => {
            const w = window.wanted;
            if (w && document.querySelectorAll(w.selector).length >= w.count) {
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => { window.paintedAt = performance.now(); };
                channel.port2.postMessage(0);
              });
              return true;
            }
            return false;
          };
          const observer = new MutationObserver(() => look() && observer.disconnect());
          observer.observe(document, { childList: true, subtree: true, attributes: true });
        })();
        """;

    /// <summary>Notes when Enter was pressed, and when a message was first in the list and painted, by the number in its text.</summary>
    public const string Arrivals = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          window.pressed = {}; window.seen = {}; window.painted = {};
          addEventListener("keydown", e => { if (e.key === "Enter") window.pressed[window.next] = now(); }, true);
          const look = () => {
            const last = [...document.querySelectorAll("[role=log] article")].at(-1);
            const number = /zz(\d+)zz/.exec(last?.textContent ?? "")?.[1];
            if (number && !window.seen[number]) {
              window.seen[number] = now();
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => { window.painted[number] = now(); };
                channel.port2.postMessage(0);
              });
            }
          };
          new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
        })();
        """;

    /// <summary>Scrolls a list by 100 px a frame for 100 frames; gives the shares of long and of blank frames in percent.</summary>
    public const string Scroll = """
        async ([box, row]) => {
          const list = document.querySelector(box);
          const frame = () => new Promise(done => requestAnimationFrame(done));
          const area = list.getBoundingClientRect();
          let [long, blank, before] = [0, 0, await frame()];
          for (let i = 0; i < 100; i++) {
            list.scrollTop += 100;
            const at = await frame();
            if (at - before > 33) long++;
            before = at;
            const middle = document.elementFromPoint(area.left + area.width / 2, area.top + area.height / 2);
            if (!middle?.closest(row)) blank++;
          }
          if (list.scrollTop < 9000) throw new Error(`${box} scrolled to ${list.scrollTop} only`);
          return [long, blank];
        }
        """;
}
