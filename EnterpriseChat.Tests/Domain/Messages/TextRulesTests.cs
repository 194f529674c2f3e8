using EnterpriseChat.Domain;

namespace EnterpriseChat.Tests.Domain.Messages;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    [InlineData("\u00AD")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("\u00A0")]
    [InlineData(" \t\n\u200B\n\u2060\uFEFF\u00AD\u3164\u2800\u00A0\uFE0F\u200D ")]
    public void CO_04_Text_that_draws_nothing_is_blank(string text) => Assert.True(TextRules.IsBlank(text));

    [Theory]
    [InlineData("\u200Ba\u200B")]
    [InlineData("\u2800.")]
    [InlineData("\uFFFD")]
    [InlineData("\uD800")]
    [InlineData("👩‍👩‍👧")]
    public void CO_04_One_visible_character_is_enough(string text) => Assert.False(TextRules.IsBlank(text));

    [Fact]
    public void CO_04_A_name_of_invisible_characters_is_empty() => Assert.Equal("", TextRules.Name("\u200B \u2060\n\uFEFF\u00AD"));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦", 11)]
    [InlineData("🇩🇪", 4)]
    [InlineData("👍🏽", 4)]
    [InlineData("क्षि", 4)]
    [InlineData("𠮷", 2)]
    public void CO_05_Length_is_in_UTF_16_code_units_and_nothing_is_cut(string cluster, int units)
    {
        Assert.Equal(units, cluster.Length);
        foreach (var edge in new[] { 80, 140, TextRules.LongestMessage })
        {
            var text = new string('x', edge - units) + cluster;
            Assert.Equal(text, TextRules.Clean(text));
            Assert.Equal(edge, TextRules.Clean(text).Length);
        }
    }

    [Fact]
    public void ST_01_Control_characters_become_symbols_that_every_database_keeps()
    {
        var all = string.Concat(Enumerable.Range(0, 0xA0).Select(i => (char)i));

        var clean = TextRules.Clean(all);

        Assert.DoesNotContain(clean, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.StartsWith("\u2400\u2401", clean, StringComparison.Ordinal);
        Assert.Contains("\u2421", clean, StringComparison.Ordinal);
        Assert.Equal(clean, TextRules.Clean(clean));
    }

    [Fact]
    public void ST_01_Line_ends_of_all_systems_are_newlines() => Assert.Equal("a\nb\nc\nd", TextRules.Clean("a\r\nb\rc\nd"));

    // A loop, not a theory: the runner would replace lone surrogates on their way here.
    [Fact]
    public void ST_02_Lone_surrogates_are_replaced_once_at_the_door()
    {
        foreach (var (text, expected) in new[]
        {
            ("\uD800", "\uFFFD"),
            ("a\uDC00b", "a\uFFFDb"),
            ("\uDC00\uD800", "\uFFFD\uFFFD"),
            ("\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
        })
        {
            Assert.Equal(expected, TextRules.Clean(text));
            Assert.Equal(expected, TextRules.Clean(TextRules.Clean(text)));
        }
    }

    [Theory]
    [InlineData("novak", "Agnes Novák")]
    [InlineData("NOVÁK", "Agnes Novak")]
    [InlineData("strasse", "Hauptstraße")]
    [InlineData("a\u0301", "Ábel")]
    [InlineData("คำ", "คำ")]
    public void Accents_do_not_keep_a_name_from_being_found(string typed, string name) =>
        Assert.Contains(TextRules.Sought(typed), TextRules.Sought(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ähre", "Ahre")]
    [InlineData("Novák", "Novak")]
    public void Names_that_differ_by_an_accent_are_two_names(string one, string other) =>
        Assert.NotEqual(TextRules.Key(one), TextRules.Key(other));
}
