using System.Globalization;
using System.Net;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Web.Configuration;

/// <summary>What is configured under <c>Chat</c>. A wrong value or an unknown key stops the start with a sentence that names the key.</summary>
internal sealed class ChatOptions
{
    /// <summary><c>Chat:DataDirectory</c>: where database, keys and lock lie; relative to the content root.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>Chat:PublicAddress</c>: how browsers reach the server, when that is not the address it listens on.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary><c>Chat:TrustedProxies</c>: addresses of proxies whose forwarded headers are believed.</summary>
    public required IReadOnlyList<IPAddress> TrustedProxies { get; init; }

    /// <summary><c>Chat:Limits:MessagesPer10Seconds</c>: messages of one user in ten seconds.</summary>
    public required int MessagesPer10Seconds { get; init; }

    /// <summary><c>Chat:Limits:InvitationsPerHour</c>: invitations into issue chats by one user in an hour.</summary>
    public required int InvitationsPerHour { get; init; }

    /// <summary><c>Chat:Limits:LiveTabs</c>: live tabs of one user.</summary>
    public required int LiveTabs { get; init; }

    /// <summary><c>Chat:Checkpoints:Copy</c>: a file elsewhere, such as on another disk, that gets each checkpoint too.</summary>
    public string? CheckpointCopy { get; init; }

    /// <summary><c>Chat:Checkpoints:Address</c>: where each checkpoint is posted to, as text.</summary>
    public Uri? CheckpointAddress { get; init; }

    /// <summary><c>Chat:Bench</c>: whether <c>/bench/state</c> tells what the process uses; in Development only.</summary>
    public required bool Bench { get; init; }

    /// <summary>Whether browsers come by TLS.</summary>
    public bool IsSecure => PublicAddress?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartRefused">A value is wrong or a key unknown.</exception>
    public static ChatOptions Read(IConfiguration configuration, string contentRoot)
    {
        var chat = configuration.GetSection("Chat");
        RequireKnown(chat);
        var options = new ChatOptions
        {
            DataDirectory = Path.Combine(contentRoot, Text(chat, "DataDirectory") ?? "data"),
            PublicAddress = Address(chat, "PublicAddress"),
            TrustedProxies = Proxies(chat, "TrustedProxies"),
            MessagesPer10Seconds = Number(chat, "Limits:MessagesPer10Seconds", 30),
            InvitationsPerHour = Number(chat, "Limits:InvitationsPerHour", 60),
            LiveTabs = Number(chat, "Limits:LiveTabs", 50),
            CheckpointCopy = Text(chat, "Checkpoints:Copy") is { } copy ? Path.Combine(contentRoot, copy) : null,
            CheckpointAddress = Address(chat, "Checkpoints:Address"),
            Bench = string.Equals(chat["Bench"], "true", StringComparison.OrdinalIgnoreCase),
        };

        // Cookies that go by TLS only need to know that browsers came by it: from the server's own TLS or from a proxy that is believed.
        var ownTls = configuration["urls"]?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true
            || configuration.GetSection("Kestrel:Endpoints").Exists();
        return options.IsSecure && !ownTls && options.TrustedProxies.Count == 0
            ? throw new StartRefused(Words.Configuration_NoProxy.With("Chat:PublicAddress", "Chat:TrustedProxies"))
            : options;
    }

    private static void RequireKnown(IConfigurationSection chat)
    {
        string[] known = ["DataDirectory", "PublicAddress", "TrustedProxies", "Limits:MessagesPer10Seconds", "Limits:InvitationsPerHour", "Limits:LiveTabs", "Checkpoints:Copy", "Checkpoints:Address", "Bench"];
        foreach (var (key, value) in chat.AsEnumerable(makePathsRelative: true))
        {
            // A section of keys may stand there without a value.
            var isSection = string.IsNullOrEmpty(value) && known.Any(name => name.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
            if (value is not null && !isSection && !known.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartRefused(Words.Configuration_UnknownKey.With($"Chat:{key}"));
            }
        }
    }

    private static string? Text(IConfigurationSection chat, string key) => chat[key] switch
    {
        null => null,
        var text when string.IsNullOrWhiteSpace(text) || text.IndexOfAny(Path.GetInvalidPathChars()) >= 0 =>
            throw new StartRefused(Words.Configuration_BadPath.With($"Chat:{key}")),
        var text => text,
    };

    private static int Number(IConfigurationSection chat, string key, int usual)
    {
        const int Most = 100_000;
        return chat[key] switch
        {
            null => usual,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most => number,
            var text => throw new StartRefused(Words.Configuration_BadNumber.With($"Chat:{key}", text, 1, Most)),
        };
    }

    private static Uri? Address(IConfigurationSection chat, string key) => chat[key] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") => uri,
        var text => throw new StartRefused(Words.Configuration_BadAddress.With($"Chat:{key}", text)),
    };

    private static List<IPAddress> Proxies(IConfigurationSection chat, string key)
    {
        var proxies = new List<IPAddress>();
        foreach (var text in (chat[key] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            proxies.Add(IPAddress.TryParse(text, out var address) ? address : throw new StartRefused(Words.Configuration_BadProxy.With($"Chat:{key}", text)));
        }

        return proxies;
    }
}
