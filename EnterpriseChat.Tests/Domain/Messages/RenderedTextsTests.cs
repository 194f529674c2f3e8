using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnterpriseChat.Tests.Domain.Messages;

/// <summary>Markdown is rendered once a message and revision, whoever looks and however often.</summary>
public sealed class RenderedTextsTests
{
    [Fact]
    public async Task A_page_of_fifty_messages_that_were_shown_before_costs_no_Markdown_at_all()
    {
        const int Written = 2 * RoomReader.PageLength;
        await using var world = await World.CreateAsync(s => s.Replace(ServiceDescriptor.Singleton(new PostingLimit(int.MaxValue))));
        var room = await world.CompanyRoomAsync(world.Host);
        for (var i = 0; i < Written; i++)
        {
            Assert.True((await world.PostAsync(world.Lead, room, $"**message** {i}")).IsDone);
        }

        var texts = world.Get<RenderedTexts>();
        await OpenAsync(world, world.Lead, room);
        Assert.Equal(Written, texts.Rendered);
        foreach (var reader in new[] { world.Lead, world.Member, world.Admin })
        {
            await OpenAsync(world, reader, room);
        }

        Assert.Equal(Written, texts.Rendered);
        Assert.True((await world.Get<EditMessage>().HandleAsync(World.As(world.Lead), new MessageEdit(room, 10, 1, "another"), default)).IsDone);
        await OpenAsync(world, world.Member, room);
        await OpenAsync(world, world.Lead, room);
        Assert.Equal(Written + 1, texts.Rendered);
    }

    /// <summary>The newest page and the one before.</summary>
    private static async Task OpenAsync(World world, UserId reader, PublicId room)
    {
        var newest = (await world.Get<RoomReader>().NewestAsync(reader, room, -1, default))!.Messages;
        Assert.Equal(RoomReader.PageLength, newest.Length);
        var older = await world.Get<RoomReader>().BeforeAsync(reader, room, newest[0].Number, 1, default);
        Assert.Equal(RoomReader.PageLength, older!.Messages.Length);
    }
}
