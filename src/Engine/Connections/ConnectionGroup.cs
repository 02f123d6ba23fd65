namespace WinHttpCompat.Engine.Connections;

/// <summary>Live connections to one server that carry the same mark.</summary>
/// <param name="Mark">Empty = those that carry none.</param>
internal readonly record struct ConnectionGroup(Guid Mark, int Count);

/// <summary>A request's wish for connections that carry a mark.</summary>
/// <param name="Group">Empty = no such wish.</param>
/// <param name="RequiresMarked">Whether a new connection is refused; else it is made and marked.</param>
internal readonly record struct GroupMatch(Guid Group, bool RequiresMarked);
