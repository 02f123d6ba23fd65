using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Marshalling;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class OutputBufferTests
{
    private delegate Win32Error Store(OutputBuffer output);

    // What is stored, the bytes it needs, and the length that success reports.
    private static readonly Dictionary<string, (Store Store, int Needed, int Reported)> Values = new()
    {
        ["text"] = (static output => output.StoreText("abc"), 8, 6),
        ["no text"] = (static output => output.StoreText(""), 2, 0),
        ["bytes as text"] = (static output => output.StoreByteText("abc"u8), 4, 3),
        ["no bytes as text"] = (static output => output.StoreByteText([]), 1, 0),
        ["number"] = (static output => output.Store(0x01020304u), 4, 4),
        ["long number"] = (static output => output.Store(0x0102030405060708ul), 8, 8),
        ["structure"] = (static output => output.Store(new SystemTime { Year = 2000, Milliseconds = 7 }), 16, 16),
        ["bytes"] = (static output => output.StoreBytes("abc"u8), 3, 3),
    };

    public static TheoryData<string> Names => [.. Values.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Store_NullBuffer_AsksForTheSize(string name)
    {
        (Store store, int needed, _) = Values[name];
        uint length = uint.MaxValue; // a capacity means nothing without a buffer
        Assert.Equal(Win32Error.InsufficientBuffer, store(new OutputBuffer(null, &length)));
        Assert.Equal((uint)needed, length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Store_EverySmallerBuffer_IsLeftAlone(string name)
    {
        (Store store, int needed, _) = Values[name];
        for (int size = 0; size < needed; size++)
        {
            using NativeBuffer buffer = new(size);
            uint length = (uint)size;
            Assert.Equal(Win32Error.InsufficientBuffer, store(new OutputBuffer(buffer.Start, &length)));
            Assert.Equal((uint)needed, length);
            Assert.True(buffer.IsUntouchedBehind(0));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Store_ExactOrLargerBufferAtAnyAddress_WritesWhatIsNeededAndNoMore(string name)
    {
        (Store store, int needed, int reported) = Values[name];
        byte[]? first = null;
        for (int offset = 0; offset < 8; offset++)
        {
            for (int spare = 0; spare < 20; spare += 19)
            {
                using NativeBuffer buffer = new(needed + spare, offset);
                uint length = (uint)buffer.Size;
                Assert.Equal(Win32Error.Success, store(new OutputBuffer(buffer.Start, &length)));
                Assert.Equal((uint)reported, length);
                Assert.True(buffer.IsUntouchedBehind(needed));
                first ??= buffer.Bytes[..needed].ToArray();
                Assert.Equal(first, buffer.Bytes[..needed].ToArray());
            }
        }
    }

    [Fact]
    public void StoreText_Content_IsTheTextAndItsTerminator()
    {
        using NativeBuffer buffer = new(8);
        uint length = 8;
        Assert.Equal(Win32Error.Success, new OutputBuffer(buffer.Start, &length).StoreText("abc"));
        Assert.Equal("abc\0", buffer.Text(4));
    }

    [Fact]
    public void Store_Content_IsTheValue()
    {
        using NativeBuffer buffer = new(4, offset: 3);
        uint length = 4;
        Assert.Equal(Win32Error.Success, new OutputBuffer(buffer.Start, &length).Store(0xFEDCBA98u));
        Assert.Equal(0xFEDCBA98u, BitConverter.ToUInt32(buffer.Bytes));
    }
}
