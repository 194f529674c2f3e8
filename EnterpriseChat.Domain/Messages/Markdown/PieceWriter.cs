using System.Collections.Immutable;
using System.Text;

namespace EnterpriseChat.Domain.Messages.Markdown;

/// <summary>
/// The only place where HTML is put together. Markup comes from constants of this folder; every character of a user passes
/// <see cref="Text"/> or <see cref="Attribute"/>, which escape it.
/// </summary>
internal sealed class PieceWriter(Func<MentionPlace, PossibleName?>? named = null)
{
    private const int LongestFirstLine = 200;

    private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();
    private readonly StringBuilder _html = new();
    private readonly StringBuilder _plain = new();
    private int _places;
    private char _last = ' ';

    /// <summary>Whether somebody may be named in what is still to come.</summary>
    public bool FindsNames => named is not null && _places < MessageRenderer.MostMentions;

    /// <summary>Whether anything was written that a reader sees.</summary>
    public bool HasText { get; private set; }

    /// <summary>Markup of our own.</summary>
    public void Markup(string html)
    {
        _html.Append(html);
    }

    /// <summary>An attribute with a user's value.</summary>
    public void Attribute(string name, string value)
    {
        _html.Append(' ').Append(name).Append("=\"");
        Escape(value);
        _html.Append('"');
    }

    /// <summary>Text of the user; issue keys in it become pieces of their own.</summary>
    public void Text(ReadOnlySpan<char> text, bool findsKeys)
    {
        Visible(text);
        Keyed(text, findsKeys);
    }

    /// <summary>Running text of the user, whole: who is named in it is marked, and the rest is as in <see cref="Text"/>.</summary>
    public void Running(ReadOnlySpan<char> text)
    {
        Visible(text);
        var written = 0;
        var before = _last;
        for (var from = 0; FindsNames && MentionPlace.Next(text, from, before) is { } place; from = Math.Max(written, place.Start + 1))
        {
            _places++;
            if (named!(place) is { } name)
            {
                Keyed(text[written..place.Start], findsKeys: true);
                Markup("<span class=\"at\">");
                Keyed(text.Slice(place.Start, name.Length), findsKeys: false);
                Markup("</span>");
                written = place.Start + name.Length;
            }
        }

        Keyed(text[written..], findsKeys: true);
    }

    private void Keyed(ReadOnlySpan<char> text, bool findsKeys)
    {
        var from = 0;
        while (findsKeys && NextKey(text, from, _last) is { } found)
        {
            Escape(text[from..found.Start.Value]);
            Flush();
            var key = text[found].ToString();
            _pieces.Add(new Piece(key, key));
            from = found.End.Value;
        }

        Escape(text[from..]);
        _last = text.IsEmpty ? _last : text[^1];
    }

    private static Range? NextKey(ReadOnlySpan<char> text, int from, char before)
    {
        var key = IssueKeys.Next(text, from, before);
        return RoomLinks.Next(key is { } found ? text[..found.Start] : text, from, before) ?? key;
    }

    /// <summary>What is written meanwhile stands for those who do not see where a link leads.</summary>
    public void Keyed(string key, Action write)
    {
        Flush();
        write();
        _pieces.Add(new Piece(_html.ToString(), key));
        _html.Clear();
    }

    /// <summary>A line ends here: by a break, or because a block ends.</summary>
    public void EndLine(bool isBreak = false)
    {
        _last = ' ';
        _plain.Append('\n');
        if (isBreak)
        {
            _html.Append("<br>");
        }
    }

    /// <summary>What a reader sees, without markup.</summary>
    public string Plain => _plain.ToString();

    /// <summary>What was written.</summary>
    public RenderedText ToRendered()
    {
        Flush();
        var line = FirstLine(Plain.AsSpan().TrimStart());
        var length = Math.Min(line.Length, LongestFirstLine);
        if (length < line.Length && char.IsHighSurrogate(line[length - 1]))
        {
            length--;
        }

        return new RenderedText(_pieces.ToImmutable(), line[..length].ToString());
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) =>
        text.IndexOf('\n') is >= 0 and var end ? text[..end].TrimEnd() : text.TrimEnd();

    private void Visible(ReadOnlySpan<char> text)
    {
        HasText |= !TextRules.IsBlank(text.ToString());
        _plain.Append(text);
    }

    /// <summary>Appends text of a user, escaped.</summary>
    public static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }
    }

    private void Escape(ReadOnlySpan<char> text) => Escape(_html, text);

    private void Flush()
    {
        if (_html.Length > 0)
        {
            _pieces.Add(new Piece(_html.ToString()));
            _html.Clear();
        }
    }
}
