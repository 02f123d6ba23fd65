using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

/// <summary>Response heads made from text, one byte a character.</summary>
internal static class ParsedHead
{
    public const uint AmpleBytes = 1 << 20;

    public static ResponseHead Of(string wire)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(wire);
        ResponseHeadParser parser = default;
        Assert.Equal(ParseStatus.Done, parser.Parse(bytes, AmpleBytes, out int consumed, out ResponseHead? head));
        Assert.Equal(bytes.Length, consumed);
        return Assert.IsType<ResponseHead>(head);
    }

    public static ParseStatus StatusOf(string wire, uint maxBytes = AmpleBytes)
    {
        ResponseHeadParser parser = default;
        ParseStatus status = parser.Parse(Encoding.Latin1.GetBytes(wire), maxBytes, out int consumed, out ResponseHead? head);
        Assert.Equal(status is ParseStatus.Done, head is not null);
        Assert.Equal(status is ParseStatus.Done, consumed > 0);
        return status;
    }

    /// <summary>Status line and headers, as they are kept.</summary>
    public static string Text(this ResponseHead head) => Encoding.Latin1.GetString(head.Message.Text);
}
