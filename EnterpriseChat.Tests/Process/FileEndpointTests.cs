using System.Net;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Messages.Files;
using EnterpriseChat.Tests.Harness;
using EnterpriseChat.Tests.Harness.Circuits;
using SkiaSharp;

namespace EnterpriseChat.Tests.Processes;

/// <summary>Attaching and fetching files by requests, as browsers and as those do who mean harm.</summary>
public sealed class FileEndpointTests
{
    [Fact]
    public async Task AT_01_A_file_answers_outsiders_as_one_that_never_was_in_every_way_to_ask()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        using var customer = await WebSession.SignInAsync(server.Address, "customer");
        using var nobody = new WebSession(server.Address);
        var file = await author.AttachAsync(room, "réport \"1\".pdf", FileWorld.Picture(SKEncodedImageFormat.Png));
        await FileRequests.AssertHiddenAsync(file, lead, customer, nobody);
        Assert.Equal(HttpStatusCode.Created, (await author.PostFilesAsync(room, file)).Status);
        await FileRequests.AssertHiddenAsync(file, customer, nobody);

        using (var given = await lead.AskAsync(HttpMethod.Get, $"files/{file}"))
        {
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
            Assert.Equal("no-store, private", given.Headers.CacheControl?.ToString());
            Assert.Equal(["nosniff"], given.Headers.GetValues("X-Content-Type-Options"));
            Assert.Contains("sandbox", Assert.Single(given.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("application/octet-stream", given.Content.Headers.ContentType?.ToString());
            Assert.Equal("attachment", given.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("réport \"1\".pdf", given.Content.Headers.ContentDisposition?.FileNameStar);
            Assert.Equal(FileWorld.Picture(SKEncodedImageFormat.Png), await given.Content.ReadAsByteArrayAsync());
        }

        using (var ranged = await lead.AskAsync(HttpMethod.Get, $"files/{file}", ("Range", "bytes=0-3"), ("If-None-Match", "*")))
        {
            Assert.Equal(HttpStatusCode.OK, ranged.StatusCode);
            Assert.Null(ranged.Headers.ETag);
        }

        using (var small = await lead.AskAsync(HttpMethod.Get, $"files/{file}/thumbnail"))
        {
            Assert.Equal((HttpStatusCode.OK, "image/webp"), (small.StatusCode, small.Content.Headers.ContentType?.ToString()));
            Assert.Contains("sandbox", Assert.Single(small.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        await server.SwitchModuleAsync("member", isOn: false);
        await FileRequests.AssertHiddenAsync(file, lead, author);
    }

    [Fact]
    public async Task AT_01_Nothing_of_the_data_directory_is_a_static_file()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        var file = await author.AttachAsync(room, "a.txt", "content"u8.ToArray());
        var hash = StoredMessages.Column<string>(server.Database, "SELECT Hash FROM Files").Single();
        foreach (var path in new[] { $"files/{hash}", $"files/{hash[..2]}/{hash}", $"data/files/{hash[..2]}/{hash}", $"files/..%2Fchat.db", $"files/%2e%2e/chat.db", $"files/{file}/thumbnail" })
        {
            using var answer = await author.AskAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task AT_02_Ten_thousand_guesses_find_nothing_and_are_slowed_and_logged_once()
    {
        await using var server = await ServerProcess.StartAsync(await Demo.StartAsync());
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        var file = await author.AttachAsync(room, "a.txt", "content"u8.ToArray());
        Assert.Equal(HttpStatusCode.Created, (await author.PostFilesAsync(room, file)).Status);
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        var answers = new int[600];
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var answer = await lead.AskAsync(HttpMethod.Get, $"files/{(i % 2 == 0 ? PublicId.New().Value : $"{i}")}");
            Interlocked.Increment(ref answers[(int)answer.StatusCode]);
        });
        Assert.Equal(10_000, answers[404] + answers[429]);
        Assert.InRange(answers[404], FileGuesses.Most, 10 * FileGuesses.Most);
        using (var slowed = await lead.AskAsync(HttpMethod.Get, $"files/{file}"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
            Assert.InRange(slowed.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }

        using (var given = await author.AskAsync(HttpMethod.Get, $"files/{file}"))
        {
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        }

        // Badly written ones count as one target.
        Assert.InRange(StoredMessages.Entries(server.Database, "file.refused"), 10, 10 * FileGuesses.Most);
    }

    [Fact]
    public async Task AT_02_A_file_goes_out_with_no_message_of_another_room_or_author()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        var (customer, other) = await CompanyChat.SignInAsync(server.Address, "customer");
        using var stranger = customer;
        var file = await author.AttachAsync(room, "a.txt", "content"u8.ToArray());
        Assert.Equal("409 files", await CodeAsync(stranger.PostFilesAsync(other, file)));
        Assert.Equal("404 room", await CodeAsync(author.PostFilesAsync(other, file)));
        Assert.Equal("404 room", (await stranger.TryAttachAsync(room, new Upload("b.txt", [1]))).Code);
        await FileRequests.AssertHiddenAsync(file, stranger);
        Assert.Equal(HttpStatusCode.Created, (await author.PostFilesAsync(room, file)).Status);
    }

    [Fact]
    public async Task A_file_of_another_site_another_user_or_nobody_and_one_that_is_too_large_are_refused()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        using var nobody = new WebSession(server.Address);
        var mine = await author.UserIdAsync();
        Assert.Equal("403 ", (await author.TryAttachAsync(room, new Upload("a", [1]) { Site = "cross-site" })).Code);
        Assert.Equal("409 other-user", (await lead.TryAttachAsync(room, new Upload("a", [1]) { User = mine })).Code);
        Assert.Equal("401 signed-out", (await nobody.TryAttachAsync(room, new Upload("a", [1]) { User = mine })).Code);
        Assert.Equal("413 too-large", (await author.TryAttachAsync(room, new Upload("a", new byte[FileLimits.Largest + 1]))).Code);
        Assert.Empty(StoredMessages.Column<string>(server.Database, "SELECT Name FROM Files"));
        Assert.Empty(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(server.Database)!, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_can_be_taken_back_by_a_request_of_its_uploader_alone()
    {
        await using var server = await InProcessServer.StartAsync();
        var (member, room) = await CompanyChat.SignInAsync(server.Address, "member");
        using var author = member;
        using var lead = await WebSession.SignInAsync(server.Address, "lead");
        var file = await author.AttachAsync(room, "a.txt", [1]);
        Assert.Equal(HttpStatusCode.NoContent, await lead.TakeBackAsync(file));
        using (var still = await author.AskAsync(HttpMethod.Head, $"files/{file}"))
        {
            Assert.Equal((HttpStatusCode.OK, 1L), (still.StatusCode, still.Content.Headers.ContentLength));
        }

        Assert.Equal(HttpStatusCode.NoContent, await author.TakeBackAsync(file));
        await FileRequests.AssertHiddenAsync(file, author);
    }

    private static async Task<string> CodeAsync(Task<PostAnswer> posting) => await posting is var answer ? $"{(int)answer.Status} {answer.Code}" : "";
}
