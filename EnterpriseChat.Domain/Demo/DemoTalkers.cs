namespace EnterpriseChat.Domain.Demo;

/// <summary>Who talks in a room of the demo, and what about.</summary>
/// <param name="Room">The room.</param>
/// <param name="Members">User names.</param>
/// <param name="Talks">Short talks: each a first line and its answers.</param>
/// <param name="TalksADay">How many of them a day.</param>
internal sealed record DemoTalkers(PublicId Room, IReadOnlyList<string> Members, IReadOnlyList<string[]> Talks, int TalksADay)
{
    /// <summary>What is said on one day; nobody answers themselves.</summary>
    public IEnumerable<(DateTime At, string Author, PublicId Room, string Line)> Day(Random random, DateTime morning)
    {
        var at = morning.AddMinutes(random.Next(120));
        var speaker = Members[0];
        var said = new List<(DateTime, string, PublicId, string)>();
        for (var talk = 0; talk < TalksADay; talk++)
        {
            foreach (var line in Talks[random.Next(Talks.Count)])
            {
                at = at.AddMinutes(1 + random.Next(6));
                var others = Members.Where(m => m != speaker).ToList();
                speaker = others[random.Next(others.Count)];
                said.Add((at, speaker, Room, line));
            }

            at = at.AddMinutes(60 + random.Next(90));
        }

        return said;
    }
}
