using EnterpriseChat.Tests.Harness.Circuits;

namespace EnterpriseChat.Bench.Running;

/// <summary>What is opened and sent at the floor.</summary>
internal static class FloorPages
{
    public static Task<Viewers> OpenAsync(this FloorProcess floor, string path, int count) =>
        Viewers.OpenAsync(floor.Address, path, count, _ => new WebSession(floor.Address));

    public static Poster Poster(this FloorProcess floor) => new(new HttpClient { BaseAddress = floor.Address }, "post", "");
}
