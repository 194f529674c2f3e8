using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Issues;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Components;

/// <summary>One rendering for all readers, and in it each reader's own links.</summary>
public sealed class ReadersOfKeysTests
{
    private const string Link = "<a class=\"key\" href=\"/issues/TEST-123\" data-card=\"issue TEST-123\" data-menu=\"issue:TEST-123\">TEST-123</a>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RE_02_Each_reader_of_a_message_with_a_key_sees_a_link_or_text_by_the_own_right_in_every_order(bool isSeeingFirst)
    {
        await using var world = await World.CreateAsync();
        await world.IssueAsync("TEST-123", world.Other, world.Lead);
        var room = await world.PrivateRoomAsync(world.Lead, world.Customer);
        await world.PostAsync(world.Lead, room, "see TEST-123 and TEST-9");
        UserId[] readers = isSeeingFirst ? [world.Lead, world.Customer] : [world.Customer, world.Lead];
        for (var round = 0; round < 2; round++)
        {
            foreach (var reader in readers)
            {
                var message = Assert.Single((await world.Get<RoomReader>().NewestAsync(reader, room, -1, default))!.Messages);
                var visible = await world.Get<IssueKeys>().VisibleAsync(reader, message.Text.Keys, default);
                var html = message.Text.Join(key => visible.Contains(key) ? key : null);
                Assert.Equal(reader == world.Lead, html.Contains(Link, StringComparison.Ordinal));
                Assert.Contains("TEST-123", html, StringComparison.Ordinal);
                Assert.DoesNotContain("/issues/TEST-9", html, StringComparison.Ordinal);
            }
        }

        // The control of the sharing: both read one and the same rendering.
        var texts = new List<object>();
        foreach (var reader in readers)
        {
            texts.Add((await world.Get<RoomReader>().NewestAsync(reader, room, -1, default))!.Messages[0].Text);
        }

        Assert.Same(texts[0], texts[1]);
    }
}
