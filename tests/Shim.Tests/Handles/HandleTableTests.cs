using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed class HandleTableTests
{
    // Slot bits of a handle, as HandleTable lays them out.
    private const nint SlotMask = (1 << 20) - 1;

    private readonly SessionHandle _session = CountedHandle.NewSession();

    [Fact]
    public void Use_OpenHandle_FindsItsObject()
    {
        CountedHandle opened = CountedHandle.Open(_session);

        Assert.Same(opened, HandleTable.Use(opened.Value));
        opened.Release();
        Assert.True(opened.TryClose());
    }

    [Fact]
    public void Use_ClosedHandle_FindsNothing()
    {
        CountedHandle opened = CountedHandle.Open(_session);
        opened.TryClose();

        Assert.Null(HandleTable.Use(opened.Value));
    }

    [Fact]
    public void Use_ClosedHandleStillUsed_FindsNothing()
    {
        CountedHandle opened = CountedHandle.Open(_session);
        HandleTable.Use(opened.Value);
        opened.TryClose();

        Assert.Null(HandleTable.Use(opened.Value));
        Assert.Equal(0, opened.Freed);
        opened.Release();
        Assert.Equal(1, opened.Freed);
    }

    [Fact]
    public void Use_ForeignValues_FindNothing()
    {
        CountedHandle opened = CountedHandle.Open(_session);
        nint value = opened.Value;
        Assert.All(
            new[]
            {
                0, -1, nint.MinValue, nint.MaxValue, int.MaxValue, int.MinValue, 1 << 20, 1 << 30, (nint)0x7fff_f000,
                -value, value ^ (1 << 20), value ^ (1 << 30), unchecked(value + (nint)(1L << 32)), unchecked((nint)0x7f12_3456_7890),
            },
            static foreign => Assert.Null(HandleTable.Use(foreign)));
        opened.TryClose();
    }

    [Fact]
    public void Use_RandomValues_FindOnlyOpenHandles()
    {
        Random random = new(20_260_101);
        for (int i = 0; i < 200_000; i++)
        {
            nint value = (nint)random.NextInt64();
            // Half of them as small as handles are.
            if ((i & 1) == 0) value &= int.MaxValue;
            if (HandleTable.Use(value) is not { } found) continue;
            Assert.Equal(value, found.Value); // of a test that runs beside this one
            found.Release();
        }
    }

    // Long enough for every slot in use to go through all its generations.
    [Fact]
    public void Add_ThroughAllGenerations_IsPositiveFitsInt32AndIsNoOtherOpenHandle()
    {
        CountedHandle kept = CountedHandle.Open(_session);
        HashSet<nint> slots = [];
        for (int i = 0; i < 1_200_000; i++)
        {
            CountedHandle opened = CountedHandle.Open(_session);
            nint value = opened.Value;
            if (value is <= 0 or > int.MaxValue || value == kept.Value) Assert.Fail($"handle {value}");
            slots.Add(value & SlotMask);
            opened.TryClose();
            if (opened.Freed != 1 || HandleTable.Use(value) is not null) Assert.Fail($"closed handle {value}");
        }
        Assert.DoesNotContain(kept.Value & SlotMask, slots);
        Assert.DoesNotContain(0, slots);
        Assert.True(slots.Count < 100_000, "slots are used again");
        Assert.Same(kept, HandleTable.Use(kept.Value));
        kept.Release();
        kept.TryClose();
    }

    [Fact]
    public void Add_SlotUsedAgain_LeavesTheOldHandleStale()
    {
        Dictionary<nint, nint> lastOfSlot = [];
        int reused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            CountedHandle opened = CountedHandle.Open(_session);
            nint slot = opened.Value & SlotMask;
            if (lastOfSlot.TryGetValue(slot, out nint stale))
            {
                reused++;
                Assert.NotEqual(stale, opened.Value);
                Assert.Null(HandleTable.Use(stale));
            }
            lastOfSlot[slot] = opened.Value;
            opened.TryClose();
        }
        Assert.True(reused > 0, "no slot was used again");
    }

    [Fact]
    public void Table_ManyThreads_NeverFindsAnotherHandlesObject()
    {
        const int Threads = 8, Rounds = 5_000;
        nint[] published = new nint[Threads];
        int finished = 0, opened = 0;
        Contest.Run(Threads, number =>
        {
            Random random = new(number);
            List<CountedHandle> mine = [];
            for (int i = 0; i < Rounds; i++)
            {
                CountedHandle one = CountedHandle.Open(_session);
                Interlocked.Increment(ref opened);
                mine.Add(one);
                Volatile.Write(ref published[number], one.Value);

                nint sought = Volatile.Read(ref published[random.Next(Threads)]);
                if (HandleTable.Use(sought) is { } found)
                {
                    if (found.Value != sought) Assert.Fail($"{found.Value} instead of {sought}");
                    if (((CountedHandle)found).Freed != 0) Assert.Fail("freed while in use");
                    found.Release();
                }
                if (mine.Count < 20) continue;
                CountedHandle closing = mine[random.Next(mine.Count)];
                mine.Remove(closing);
                // Others may hold it for a moment; the last user finishes it.
                if (!closing.TryClose()) Assert.Fail("closed by nobody else");
                Interlocked.Add(ref finished, 1);
            }
            foreach (CountedHandle left in mine)
            {
                left.TryClose();
                Interlocked.Add(ref finished, 1);
            }
        });
        Assert.Equal(Threads * Rounds, opened);
        Assert.Equal(opened, finished);
        Assert.All(published, static last => Assert.Null(HandleTable.Use(last)));
    }
}
