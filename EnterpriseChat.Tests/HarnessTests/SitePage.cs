namespace EnterpriseChat.Tests.HarnessTests;

/// <summary>The page of the <see cref="Site"/>, in the roles and names of product.md section 19.</summary>
internal static class SitePage
{
    public const string Script =
        """
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.onmessage = e => { if (e.data === 'end') { document.body.setAttribute('data-live', ''); socket.send('heard'); } };
        const box = document.querySelector('textarea');
        const panel = document.querySelector('section[role=tabpanel]:not([data-list])');
        document.querySelector('li button').onclick = () => { panel.hidden = false; document.querySelector('#room').hidden = false; };
        box.onkeydown = async e => {
          if (e.key !== 'Enter') { return; }
          e.preventDefault();
          const article = document.createElement('article');
          article.textContent = box.value;
          article.setAttribute('data-own', '');
          article.setAttribute('data-pending', '');
          document.querySelector('[role=log]').append(article);
          box.value = '';
          while (article.hasAttribute('data-pending')) {
            const answer = await fetch('/api/v1/rooms/r/messages', { method: 'POST', body: article.textContent }).catch(() => null);
            if (answer?.ok) { article.removeAttribute('data-pending'); }
          }
        };
        """;

    public static string Chat(string user) =>
        $"""
        <span data-current-user="{user}" data-current-user-id="id-of-{user}"></span>
        <main>
          <div role="tablist" aria-label="Chats"><button role="tab" aria-selected="true">Chat list</button>
            <button role="tab" id="room" hidden aria-selected="true">General, 2 unread</button></div>
          <section role="tabpanel" data-list aria-label="Chat list">
            <section aria-label="Chat rooms"><ul><li><button>General</button></li></ul></section></section>
          <section role="tabpanel" aria-label="General" hidden>
            <div role="log" aria-label="Messages"></div><textarea aria-label="Message"></textarea></section>
        </main>
        <script src="/site.js"></script>
        """;
}
