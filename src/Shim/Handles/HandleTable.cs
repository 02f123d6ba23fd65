using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Handles;

/// <summary>Turns handles into objects. A handle is a slot number and the generation of its use, never an address: a
/// stale, foreign or random one finds nothing.</summary>
internal static class HandleTable
{
    // 20 bits of slot and 11 of generation: positive and below 2^31, so that programs which keep handles in 32 bits work.
    private const int SlotBits = 20;
    private const int MaxSlots = (1 << SlotBits) - 1;
    private const int GenerationMask = (1 << 11) - 1;
    private const int SegmentBits = 10;
    private const int SegmentSize = 1 << SegmentBits;

    private static readonly Lock Change = new();
    private static readonly HandleObject?[]?[] Segments = new HandleObject?[MaxSlots / SegmentSize + 1][];

    // First in, first out: a slot rests as long as possible, so that its generation comes round late.
    private static readonly Queue<int> FreeSlots = new();
    private static readonly List<ushort> Generations = [];

    // A slot that was used less recently than this many others may be used again.
    private const int MinResting = 512;

    /// <summary>Gives <paramref name="handle"/> its value.</summary>
    /// <exception cref="InsufficientMemoryException">A million handles are open.</exception>
    public static void Add(HandleObject handle)
    {
        lock (Change)
        {
            int slot;
            if (FreeSlots.Count >= MinResting || Generations.Count == MaxSlots)
            {
                if (!FreeSlots.TryDequeue(out slot)) throw new InsufficientMemoryException();
            }
            else
            {
                slot = Generations.Count;
                Generations.Add(0);
                Segments[slot >> SegmentBits] ??= new HandleObject?[SegmentSize];
            }
            int generation = Generations[slot] = (ushort)((Generations[slot] + 1) & GenerationMask);
            // The slot number counts from 1, so no handle is 0.
            handle.Value = (generation << SlotBits) | (slot + 1);
            Volatile.Write(ref Segments[slot >> SegmentBits]![slot & (SegmentSize - 1)], handle);
        }
    }

    /// <summary>Frees the slot of a handle nobody uses any more.</summary>
    public static void Remove(HandleObject handle)
    {
        lock (Change)
        {
            int slot = SlotOf(handle.Value);
            Segments[slot >> SegmentBits]![slot & (SegmentSize - 1)] = null;
            FreeSlots.Enqueue(slot);
        }
    }

    /// <summary>Finds an open handle and keeps it alive for the caller, who releases it.</summary>
    /// <returns>Null when the value is no open handle.</returns>
    public static HandleObject? Use(nint value)
    {
        if (value is <= 0 or > int.MaxValue || ForkGuard.IsForkedChild) return null;
        int slot = SlotOf(value);
        if (slot < 0 || Volatile.Read(ref Segments[slot >> SegmentBits]) is not { } segment) return null;
        HandleObject? found = Volatile.Read(ref segment[slot & (SegmentSize - 1)]);
        return found is not null && found.Value == value && found.TryUse() ? found : null;
    }

    private static int SlotOf(nint value) => (int)(value & MaxSlots) - 1;
}
