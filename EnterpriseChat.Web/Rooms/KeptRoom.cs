using System.Text.Json;
using System.Text.Json.Serialization;
using EnterpriseChat.Domain;
using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Rooms;

namespace EnterpriseChat.Web.Rooms;

/// <summary>The dialog of a chat room as the browser keeps it while the server is away.</summary>
/// <param name="Form">What is typed and chosen.</param>
/// <param name="Was">The room when the form was filled; null for a new one.</param>
internal sealed record KeptRoom(KeptSettings Form, KeptSettings? Was)
{
    /// <summary>Writes it.</summary>
    public static string Write(RoomForm form, RoomSettings? was) =>
        JsonSerializer.Serialize(new KeptRoom(KeptSettings.Of(form.Settings), was is null ? null : KeptSettings.Of(was)), KeptJson.Default.KeptRoom);

    /// <summary>Reads it; null when it is nothing that we wrote.</summary>
    public static KeptRoom? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, KeptJson.Default.KeptRoom);
        }
        catch (JsonException)
        {
            // The browser's storage belongs to the user, who may have put anything there: the form stays as it is.
            return null;
        }
    }
}

/// <summary>Settings of a chat room as they are kept.</summary>
internal sealed record KeptSettings(string Name, string Topic, bool IsPublic, string[] Users, string[] Groups, string[] Companies)
{
    /// <summary>Of a room.</summary>
    public static KeptSettings Of(RoomSettings room) =>
        new(room.Name, room.Topic, room.IsPublic, Texts(room.Access.Users), Texts(room.Access.Groups), Texts(room.Access.Companies));

    /// <summary>Back again.</summary>
    public RoomSettings Settings => new(Name, Topic, IsPublic, new AccessList(Ids(Users), Ids(Groups), Ids(Companies)));

    private static string[] Texts(IReadOnlySet<PublicId> ids) => [.. ids.Select(i => i.Value)];

    private static HashSet<PublicId> Ids(string[] texts) => [.. texts.Select(t => new PublicId(t))];
}

[JsonSerializable(typeof(KeptRoom))]
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class KeptJson : JsonSerializerContext;
