using EnterpriseChat.Domain.Access;
using EnterpriseChat.Domain.Live;
using EnterpriseChat.Domain.Storage;

namespace EnterpriseChat.Domain.Messages;

/// <summary>Moves the read mark of a reader forward; it never goes back by itself. Reading in one tab clears the number in all.</summary>
public sealed class ReadMarks(PrivateState state, FactBus bus)
{
    /// <summary>The reader has seen everything up to a number.</summary>
    public void Read(OpenRoom room, long number)
    {
        ArgumentNullException.ThrowIfNull(room);
        state.Read(room.Reader, room.Id, number);
        bus.Publish(new ReadMoved(room.Reader, room.Id));
    }
}
