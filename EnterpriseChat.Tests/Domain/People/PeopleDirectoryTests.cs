using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.People;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.People;

/// <summary>What is kept of people in memory.</summary>
public sealed class PeopleDirectoryTests
{
    [Fact]
    public async Task AU_01_People_are_found_also_while_all_that_is_kept_of_them_is_forgotten_again_and_again()
    {
        await using var world = await World.CreateAsync();
        var people = world.Get<PeopleDirectory>();
        using var stop = new CancellationTokenSource();
        var forgetting = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                world.Get<FactBus>().Publish(new RightsChanged(0, 0, null));
            }
        });
        try
        {
            for (var i = 0; i < 1_000; i++)
            {
                Assert.Equal(2, (await people.OfAsync([world.Lead, world.Member], default)).Count);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await forgetting;
        }
    }
}
