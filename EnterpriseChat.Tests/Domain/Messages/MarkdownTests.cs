using EnterpriseChat.Domain.Messages.Markdown;

namespace EnterpriseChat.Tests.Domain.Messages;

public sealed class MarkdownTests
{
    private const string Outside = "rel=\"noopener noreferrer nofollow\" target=\"_blank\"";

    [Theory]
    [InlineData("**b** *i* ~~s~~ `c`", "<p dir=\"auto\"><strong>b</strong> <em>i</em> <del>s</del> <code>c</code></p>")]
    [InlineData("one\ntwo", "<p dir=\"auto\">one<br>two</p>")]
    [InlineData("> q", "<blockquote dir=\"auto\"><p dir=\"auto\">q</p></blockquote>")]
    [InlineData("- a\n- b", "<ul dir=\"auto\"><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>")]
    [InlineData("3. a\n4. b", "<ol dir=\"auto\" start=\"3\"><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ol>")]
    [InlineData("# Head", "<p dir=\"auto\"><strong>Head</strong></p>")]
    [InlineData("```cs\nvar x = Y(1); // <\n```", "<div class=\"code\"><pre dir=\"ltr\" tabindex=\"0\"><code class=\"language-csharp\"><span class=\"k\">var</span> x = "
        + "<span class=\"f\">Y</span>(<span class=\"m\">1</span>); <span class=\"c\">// &lt;</span></code></pre><div class=\"lang\">C#<chat-copy></chat-copy></div></div>")]
    [InlineData("```java\nx(1)\n```", "<div class=\"code\"><pre dir=\"ltr\" tabindex=\"0\"><code>x(1)</code></pre><div class=\"lang\">Java<chat-copy></chat-copy></div></div>")]
    [InlineData("```nonsense\nx\n```", "<div class=\"code\"><pre dir=\"ltr\" tabindex=\"0\"><code>nonsense\nx</code></pre><div class=\"lang\"><chat-copy></chat-copy></div></div>")]
    [InlineData("see https://a.example/x?a=1&b=2", "<p dir=\"auto\">see <a href=\"https://a.example/x?a=1&amp;b=2\" " + Outside
        + ">https://a.example/x?a=1&amp;b=2</a></p>")]
    [InlineData("[docs](https://a.example)", "<p dir=\"auto\"><a href=\"https://a.example/\" " + Outside + " title=\"a.example\">docs</a></p>")]
    [InlineData("<a@b.example>", "<p dir=\"auto\"><a href=\"mailto:a@b.example\" " + Outside + ">a@b.example</a></p>")]
    [InlineData("[docs](https://a.example \"T\")", "<p dir=\"auto\"><a href=\"https://a.example/\" " + Outside + " title=\"a.example\">docs</a> (T)</p>")]
    [InlineData("[<https://b.example>](https://a.example)", "<p dir=\"auto\"><a href=\"https://a.example/\" " + Outside + " title=\"a.example\">&lt;https://b.example&gt;</a></p>")]
    [InlineData("![alt](https://a.example/p.png)", "<p dir=\"auto\">alt (https://a.example/p.png)</p>")]
    [InlineData("<b onclick=x>&amp;</b>", "<p dir=\"auto\">&lt;b onclick=x&gt;&amp;&lt;/b&gt;</p>")]
    public void Markdown_becomes_the_listed_elements(string text, string html) => Assert.Equal(html, MessageRenderer.Render(text).Join(_ => null));

    [Theory]
    [InlineData("see TEST-123.", "TEST-123")]
    [InlineData("(AB2-1) **TEST-7**", "AB2-1,TEST-7")]
    [InlineData("TEST-1 TEST-1", "TEST-1")]
    [InlineData("`TEST-1` xTEST-1 TEST-1x TEST-0 T-1 TEST-1-2 [TEST-1](https://a.example) https://a.example/TEST-1 test-1 _TEST-1", "")]
    [InlineData("```\nTEST-1\n```", "")]
    public void Keys_are_found_in_running_text_only(string text, string keys) => Assert.Equal(keys, string.Join(',', MessageRenderer.Render(text).Keys));

    [Fact]
    public void A_key_is_a_link_only_for_who_sees_the_issue_and_joined_strings_are_kept()
    {
        var rendered = MessageRenderer.Render("TEST-1 and TEST-2");

        Assert.Equal("<p dir=\"auto\"><a class=\"key\" href=\"/issues/TEST-1\" data-card=\"issue TEST-1\" data-menu=\"issue:TEST-1\">TEST-1</a> and TEST-2</p>", rendered.Join(key => key == "TEST-1" ? key : null));
        Assert.Equal("<p dir=\"auto\">TEST-1 and TEST-2</p>", rendered.Join(_ => null));
        Assert.Same(rendered.Join(key => key), rendered.Join(key => key));
    }

    [Theory]
    [InlineData("see /chat/AAAAAAAAAAAAAAAAAAAAAA/7, please", "/chat/AAAAAAAAAAAAAAAAAAAAAA/7")]
    [InlineData("/chat/AAAAAAAAAAAAAAAAAAAAAA", "/chat/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("(https://chat.example:8080/chat/AAAAAAAAAAAAAAAAAAAAAA/7) TEST-1", "/chat/AAAAAAAAAAAAAAAAAAAAAA/7,TEST-1")]
    [InlineData("TEST-1 /chat/AAAAAAAAAAAAAAAAAAAAAA/7 TEST-2", "TEST-1,/chat/AAAAAAAAAAAAAAAAAAAAAA/7,TEST-2")]
    [InlineData("/chat/AAAAAAAAAAAAAAAAAAAAA /chat/AAAAAAAAAAAAAAAAAAAAAAA /chat/AAAAAAAAAAAAAAAAAAAAAA/x x/chat/AAAAAAAAAAAAAAAAAAAAAA", "")]
    [InlineData("`/chat/AAAAAAAAAAAAAAAAAAAAAA` [x](https://a.example/chat/AAAAAAAAAAAAAAAAAAAAAA) https://a.example/chat/AAAAAAAAAAAAAAAAAAAAAA?x", "")]
    [InlineData("/chat/AAAAAAAAAAAAAAAAAAAAAA/7777777777777777", "")]
    [InlineData("/chat/AAAAAAAAA    AAAAAAAAA/7 /chat/AAAAAAAA\nAAAAAAAAAAAAAA", "")]
    public void Links_of_rooms_and_messages_are_found(string text, string keys) => Assert.Equal(keys, string.Join(',', MessageRenderer.Render(text).Keys));

    [Fact]
    public void RE_01_A_link_of_a_room_is_called_as_the_room_for_who_sees_it_and_stays_as_it_was_typed_for_others()
    {
        var bare = MessageRenderer.Render("/chat/AAAAAAAAAAAAAAAAAAAAAA/7");
        var address = MessageRenderer.Render("https://other.example/chat/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal("<p dir=\"auto\">/chat/AAAAAAAAAAAAAAAAAAAAAA/7</p>", bare.Join(_ => null));
        Assert.Equal(
            "<p dir=\"auto\"><a class=\"key\" href=\"/chat/AAAAAAAAAAAAAAAAAAAAAA/7\" data-card=\"message AAAAAAAAAAAAAAAAAAAAAA 7\">&lt;b&gt;R&amp;D</a></p>",
            bare.Join(_ => "<b>R&D"));
        Assert.Contains("href=\"https://other.example/chat/AAAAAAAAAAAAAAAAAAAAAA\"", address.Join(_ => null), StringComparison.Ordinal);

        // Whatever host was typed: where one reads a room's name one comes to that room.
        Assert.Equal("<p dir=\"auto\"><a class=\"key\" href=\"/chat/AAAAAAAAAAAAAAAAAAAAAA\">Room</a></p>", address.Join(_ => "Room"));
        Assert.NotEqual(address.Join(_ => "Room"), address.Join(_ => "Room, renamed"));
    }

    [Theory]
    [InlineData("\n\n**Hello** `x` TEST-1\nsecond", "Hello x TEST-1")]
    [InlineData("> quoted\n\nanswer", "quoted")]
    [InlineData("- a\n- b", "a")]
    [InlineData("```cs\nvar x;\nvar y;\n```", "var x;")]
    [InlineData("![alt](https://a.example/p.png)", "alt (https://a.example/p.png)")]
    [InlineData("<script>", "<script>")]
    public void The_first_line_is_what_a_reader_sees_first(string text, string line) => Assert.Equal(line, MessageRenderer.Render(text).FirstLine);

    [Fact]
    public void The_first_line_is_never_cut_inside_a_character()
    {
        var line = MessageRenderer.Render(new string('x', 199) + "😀😀").FirstLine;

        Assert.Equal(new string('x', 199), line);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("#")]
    [InlineData("```")]
    [InlineData("```hello there")]
    [InlineData("[x]: https://a.example")]
    [InlineData(">")]
    [InlineData("---")]
    [InlineData("[](https://a.example)")]
    public void A_message_is_never_shown_empty(string text) => Assert.NotEqual("", RenderedPage.Check(text).TextContent.Trim());

    [Fact]
    public void RE_03_A_renderer_that_throws_costs_one_message_only()
    {
        var isShown = MessageRenderer.TryRender("x", _ => throw new InvalidOperationException("bad row"), out var rendered, out var error);

        Assert.False(isShown);
        Assert.Equal("bad row", error?.Message);
        Assert.Equal("<p dir=\"auto\">This message cannot be shown</p>", rendered.Join(key => key));
        Assert.False(MessageRenderer.TryRender(null!, [], out _, out _));
        Assert.True(MessageRenderer.TryRender("x", [], out _, out _));
    }

    [Theory]
    [InlineData("<!--Blazor:{\"type\":\"server\",\"sequence\":0}-->")]
    [InlineData("<!--bl:1-->")]
    [InlineData("a\n\n<!--/Blazor-->\n\nb")]
    [InlineData("```\n<!--Blazor-Server-Component-State:x-->\n```")]
    [InlineData("`<!--bl:1-->`")]
    public void RE_06_Markers_of_Blazor_are_text(string text)
    {
        var html = MessageRenderer.Render(text).Join(key => key);

        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Contains("&lt;!--", html, StringComparison.Ordinal);
        Assert.Contains("--", RenderedPage.Check(text).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# h {onclick=alert(1) style=color:red id=root}")]
    [InlineData("text{.big #root onclick=alert(1)}")]
    [InlineData("# location")]
    [InlineData("a[^1]\n\n[^1]: note")]
    [InlineData(":::danger\nx\n:::")]
    [InlineData("![video](https://www.youtube.example/watch?v=1)")]
    [InlineData("```mermaid\ngraph TD\n```")]
    [InlineData("$$x$$ and $y$")]
    [InlineData("*[HTML]: Hyper\n\nHTML")]
    [InlineData("- [ ] task\n- [x] done")]
    [InlineData(":smile: :)")]
    [InlineData("---\ntitle: x\n---\nbody")]
    [InlineData("```x\" onmouseover=alert(1)\ncode\n```")]
    [InlineData("|a|b|\n|-|-|\n|1|2|")]
    [InlineData("H~2~O x^2^ ++ins++ ==mark== \"\"cite\"\"")]
    public void RE_07_Extras_of_Markdown_stay_text(string text)
    {
        var body = RenderedPage.Check(text);

        Assert.Empty(body.QuerySelectorAll("[id],[style],[onclick],[onmouseover],table,sup,sub,input,iframe,video,img,section,div:not(.code, .lang),h1,h2,h3,h4,h5,h6"));
        foreach (var word in new[] { "onclick", "alert", "location", "danger", "task", "body", "smile", "Hyper", "note", "graph" })
        {
            Assert.Equal(text.Contains(word, StringComparison.Ordinal), body.TextContent.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void RE_07_A_fence_of_5000_characters_names_no_language()
    {
        var body = RenderedPage.Check("```" + new string('x', 5_000) + "\ncode\n```");

        Assert.False(body.QuerySelector("code")!.HasAttribute("class"));
    }
}
