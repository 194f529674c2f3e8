using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Tests.Harness;

namespace EnterpriseChat.Tests.Domain.Messages.Files;

/// <summary>What is too large, too much or too often, and what a file may be called.</summary>
public sealed class FileLimitTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("C:\\Users\\mei\\report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("exe\u202Egpj.doc", "exegpj.doc")]
    [InlineData("two\r\nlines.txt", "two lines.txt")]
    [InlineData("", "file")]
    [InlineData("..", "file")]
    [InlineData("\u200B", "file")]
    public void A_name_is_one_that_can_be_read_and_stored(string given, string kept) => Assert.Equal(kept, FileName.Of(given));

    [Fact]
    public void A_long_name_keeps_its_ending_and_no_half_character()
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat("😀", 300)) + ".tar.gz");
        Assert.InRange(name.Length, FileName.Longest - 1, FileName.Longest);
        Assert.EndsWith("…" + ".gz", name, StringComparison.Ordinal);
        Assert.DoesNotContain(name.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_while_it_comes_and_leaves_nothing()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var endless = new EndlessStream();
        var refused = await world.Get<AttachFile>().HandleAsync(World.As(world.Lead), new NewFile(room, "endless", null, endless), default);
        Assert.Equal("too-large", refused.Refusal?.Code);
        Assert.InRange(endless.Given, FileLimits.Largest, FileLimits.Largest + 1024 * 1024);
        Assert.Equal("too-large", (await world.Get<AttachFile>().HandleAsync(World.As(world.Lead), new NewFile(room, "said", FileLimits.Largest + 1, Stream.Null), default)).Refusal?.Code);
        Assert.Empty(world.Contents());
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var broken = new EndlessStream { BreaksAt = 1_000_000 };
        await Assert.ThrowsAsync<IOException>(() => world.Get<AttachFile>().HandleAsync(World.As(world.Lead), new NewFile(room, "broken", null, broken), default));
        Assert.Empty(world.Contents());
    }

    [Fact]
    public async Task Unsent_files_of_a_user_are_bounded_and_sending_makes_room()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var files = new List<PublicId>();
        while (files.Count < 19)
        {
            files.Add(await LargeAsync(FileLimits.Largest));
        }

        // Twenty are as much as there may be, and one byte more is too much.
        await LargeAsync(FileLimits.Largest - 1);
        await LargeAsync(1);
        Assert.Equal("unsent-files", (await world.TryAttachAsync(world.Lead, room, ("one more", [1]))).Refusal?.Code);
        Assert.True((await world.TryAttachAsync(world.Member, room, ("of another", [1]))).IsDone);
        Assert.True((await world.PostWithAsync(world.Lead, (room, ""), [.. files.Take(10)])).IsDone);
        Assert.True((await world.TryAttachAsync(world.Lead, room, ("one more", [1]))).IsDone);

        async Task<PublicId> LargeAsync(long length)
        {
            using var content = new EndlessStream { Length = length };
            return (await world.Get<AttachFile>().HandleAsync(World.As(world.Lead), new NewFile(room, "large", length, content), default)).Value.PublicId;
        }
    }

    [Fact]
    public async Task Files_are_bounded_a_minute_and_at_a_time()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        using var slow = new SemaphoreSlim(0);
        var started = Enumerable.Range(0, FileLimits.MostAtATime).Select(i => world.Get<AttachFile>().HandleAsync(
            World.As(world.Lead), new NewFile(room, $"{i}", null, new EndlessStream { Length = 10, Gate = slow }), default)).ToList();
        Assert.IsType<TooManyFilesAtOnce>((await world.TryAttachAsync(world.Lead, room, ("one too many", [1]))).Refusal);
        slow.Release(1_000);
        Assert.All(await Task.WhenAll(started), one => Assert.True(one.IsDone));

        for (var i = FileLimits.MostAtATime; i < FileLimits.MostAMinute; i++)
        {
            Assert.True((await world.TryAttachAsync(world.Lead, room, ($"{i}", [1]))).IsDone);
        }

        var refused = Assert.IsType<TooManyFilesAtOnce>((await world.TryAttachAsync(world.Lead, room, ("one too many", [1]))).Refusal);
        world.Time.Advance(TimeSpan.FromSeconds(refused.Seconds));
        Assert.True((await world.TryAttachAsync(world.Lead, room, ("later", [1]))).IsDone);
    }

    [Fact]
    public async Task AT_02_Who_guesses_is_told_to_wait_and_each_wrong_guess_counts_once()
    {
        await using var world = await World.CreateAsync();
        var room = await world.CompanyRoomAsync(world.Host);
        var file = await world.AttachAsync(world.Lead, room, ("a.txt", "mine"));
        for (var i = 0; i < FileGuesses.Most; i++)
        {
            Assert.Equal("file", (await world.Get<OpenFile>().HandleAsync(World.As(world.Lead), PublicId.New(), default)).Refusal?.Code);
        }

        var wait = Assert.IsType<TooFast>((await world.Get<OpenFile>().HandleAsync(World.As(world.Lead), file, default)).Refusal);
        Assert.IsType<TooFast>((await world.Get<OpenFile>().HandleAsync(World.As(world.Lead), PublicId.New(), default)).Refusal);
        world.Time.Advance(TimeSpan.FromSeconds(wait.RetryAfterSeconds));
        Assert.Equal("mine", await world.ReadAsync(world.Lead, file));
    }

    /// <summary>Zeros without an end, or with one; it may break off or come slowly.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public new long Length { get; init; } = long.MaxValue;

        public long BreaksAt { get; init; } = long.MaxValue;

        public SemaphoreSlim? Gate { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Gate is not null)
            {
                await Gate.WaitAsync(cancellationToken);
            }

            if (Given >= BreaksAt)
            {
                throw new IOException("The line is away.");
            }

            var count = (int)Math.Min(buffer.Length, Length - Given);
            buffer.Span[..count].Clear();
            Given += count;
            return count;
        }
    }
}
