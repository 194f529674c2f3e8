using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Architecture;

/// <summary>Every word that a person reads comes from the resources; none stands in markup or in a browser module.</summary>
public sealed class TextInMarkupTests
{
    [Fact]
    public void No_text_stands_in_markup() =>
        Findings.None(Repository.Files("EnterpriseChat.Web", ".razor")
            .SelectMany(file => RazorText.Find(Repository.Read(file)).Select(found => $"{file}:{found}")));

    [Fact]
    public void No_text_stands_in_browser_modules() =>
        Findings.None(Repository.Files("EnterpriseChat.Web", ".js")
            .SelectMany(file => ScriptText.Find(Repository.Read(file)).Select(found => $"{file}:{found}")));

    [Theory]
    [InlineData("<p>Hello</p>", "1: Hello")]
    [InlineData("@page \"/x\"\n<MudText>\n  Hello @Name\n</MudText>", "3: Hello")]
    [InlineData("<button aria-label=\"Close\"></button>", "1: Close")]
    [InlineData("<MudTextField Label='Name' Value=\"@(\"x\")\" />", "1: Name")]
    [InlineData("<img alt=\"The @Name logo\">", "1: The  logo")]
    [InlineData("@if (a < b) { <b>Yes</b> } else if (x) { <i>@No</i> } else { <u>@Words.No</u> }", "1: Yes")]
    [InlineData("@foreach (var x in List<int>(\"}\")) { if (x > 1) { <p>Deep</p> } }", "1: Deep")]
    [InlineData("@switch (x)\n{\n  case 1:\n    <p>One</p>\n    break;\n}", "4: One")]
    [InlineData("@{ var x = 1; <text>Plain</text> }", "1: Plain")]
    [InlineData("@if (x)\n{\n  @: A line\n}", "3: A line")]
    [InlineData("<p>@(open ? \"Close\" : Words.Open)</p>", "1: Close")]
    [InlineData("<p>@($\"Hello {Name}\")</p>", "1: Hello {Name}")]
    [InlineData("<a title=\"@(\"Go\")\">@x</a>", "1: Go")]
    [InlineData("@* c *@<p>@x. After</p>", "1: . After")]
    [InlineData("@code { RenderFragment F => @<p>Template</p>; }<p>@x</p>Tail", "1: Tail")]
    public void Text_in_markup_is_found(string razor, string expected) => Assert.Contains(expected, RazorText.Find(razor));

    [Theory]
    [InlineData("@page \"/chat/{Room}\"\n@using System.Text\n@inject IFoo Foo\n@attribute [Authorize(Roles = \"x\")]\n<p>@Words.Hello</p>")]
    [InlineData("<p class=\"big\" id=\"x\" @onclick=\"@(() => Go(\"there\"))\">@Time.ToString(\"HH:mm\") · — &nbsp;(@count)</p>")]
    [InlineData("<button aria-label=\"@Words.Close\" title=\"@string.Format(Words.Of, name)\" type=\"button\">@Icon</button>")]
    [InlineData("@if (a < b && c > d) { <C @key=\"x\" Typo=\"Typo.h1\" /> }\n@code {\n  string a = \"<p>Text</p>\";\n}")]
    [InlineData("<input type=\"text\" aria-labelledby=\"other\" name=\"who\"><br><style>p { color: red }</style><!-- note -->@* Note *@")]
    [InlineData("@{ var s = \"word\"; var c = '\"'; } <p>@await Load(\"x\")</p>")]
    [InlineData("@foreach (var m in messages)\n{\n  <li @key=\"m.Id\">@m.Name?.Trim()@(m.At.ToString(\"d\", culture))</li>\n}\n")]
    [InlineData("<Rows Context=\"row\" ShowText=\"true\"><td>@row</td></Rows>")]
    [InlineData("<p>@(a is null ? Words.A : Words.B)@x!.Y[\"key\"]</p>")]
    public void Expressions_are_let_through(string razor) => Assert.Empty(RazorText.Find(razor));

    [Theory]
    [InlineData("x.textContent = 'Not sent';", "1: Not sent")]
    [InlineData("\nbar.setAttribute(\"aria-label\", `Close ${name}`);", "2: Close ${name}")]
    [InlineData("b.title = open ? \"Close\" : words.open;", "1: Close")]
    [InlineData("b.textContent = name + ' is away';", "1:  is away")]
    [InlineData("p.append('Wait')", "1: Wait")]
    public void Text_in_a_module_is_found(string script, string expected) => Assert.Contains(expected, ScriptText.Find(script));

    [Theory]
    [InlineData("x.textContent = word('Script_TooLong', n); y.title = open ? words.close : word('Script_Open');")]
    [InlineData("x.textContent = this.dataset.notSent; y.className = 'pending';")]
    [InlineData("if (b.title === 'x') { b.setAttribute('role', 'status'); b.textContent = `${n}`; b.textContent = ''; }")]
    public void Words_from_the_page_are_let_through(string script) => Assert.Empty(ScriptText.Find(script));
}
