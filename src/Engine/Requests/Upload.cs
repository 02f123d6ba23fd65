namespace WinHttpCompat.Engine.Requests;

/// <summary>The body of a request on its way to the server: what was announced, and what remains to be sent.</summary>
/// <param name="initial">The part given to the send; the caller's memory, valid until the response has been received.</param>
/// <param name="furtherInitial">What of it one memory cannot hold.</param>
internal sealed class Upload(UploadPlan plan, ReadOnlyMemory<byte> initial, Memory<byte>[]? furtherInitial = null)
{
    public static Upload Nothing { get; } = new(UploadPlan.Nothing, default);

    public UploadPlan Plan { get; } = plan;

    public ReadOnlyMemory<byte> Initial { get; } = initial;

    public Memory<byte>[] FurtherInitial { get; } = furtherInitial ?? [];

    public uint InitialBytes { get; } = (uint)initial.Length + (uint)(furtherInitial?.Sum(static part => (long)part.Length) ?? 0);

    /// <summary>Announced bytes that the caller has not given yet; 0 when the end is not told by a length.</summary>
    public ulong Left { get; private set; } = plan.IsOpenEnded ? 0
        : plan.BodyBytes - (ulong)initial.Length - (ulong)(furtherInitial?.Sum(static part => (long)part.Length) ?? 0);

    /// <summary>The caller has written parts that nobody keeps.</summary>
    public bool HasWrittenParts { get; private set; }

    /// <summary>Parts may follow what the send was given.</summary>
    public bool ExpectsParts => Left > 0 || Plan.IsOpenEnded;

    public bool HasBody => Initial.Length > 0 || ExpectsParts;

    /// <summary>All of the body is at hand and can be sent once more.</summary>
    public bool IsReplayable => !HasWrittenParts && Left == 0 && Plan.Framing is not UploadFraming.Caller;

    /// <summary>Whether a part of <paramref name="count"/> bytes stays within what was announced.</summary>
    public bool Allows(uint count) => Plan.IsOpenEnded || count <= Left;

    /// <summary>The caller gives a part.</summary>
    public void Take(int count)
    {
        HasWrittenParts = true;
        if (!Plan.IsOpenEnded) Left -= (ulong)count;
    }
}
