using System.Formats.Asn1;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>Bytes of an encoding, counted from its start.</summary>
internal readonly record struct DerSlice(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> whole) => whole.Slice(Start, Length);
}

/// <summary>Walks the elements of an encoding and says where they are.</summary>
/// <remarks>BER is accepted, because OpenSSL accepts it. Everything throws <see cref="AsnContentException"/> for what is not
/// there or malformed.</remarks>
internal ref struct DerCursor
{
    private readonly ReadOnlySpan<byte> _whole;
    private readonly int _end;
    private int _position;

    public DerCursor(ReadOnlySpan<byte> whole)
        : this(whole, new DerSlice(0, whole.Length))
    {
    }

    private DerCursor(ReadOnlySpan<byte> whole, DerSlice part)
    {
        _whole = whole;
        _position = part.Start;
        _end = part.Start + part.Length;
    }

    public readonly bool HasMore => _position < _end;

    private readonly ReadOnlySpan<byte> Rest => _whole[_position.._end];

    public readonly bool IsNext(Asn1Tag tag) => HasMore && Asn1Tag.Decode(Rest, out _).HasSameClassAndValue(tag);

    /// <summary>The next element, whatever it is.</summary>
    /// <param name="content">Without tag and length.</param>
    /// <returns>With tag and length.</returns>
    public DerSlice Read(out Asn1Tag tag, out DerSlice content)
    {
        tag = AsnDecoder.ReadEncodedValue(Rest, AsnEncodingRules.BER, out int offset, out int length, out int consumed);
        content = new DerSlice(_position + offset, length);
        DerSlice element = new(_position, consumed);
        _position += consumed;
        return element;
    }

    /// <summary>The next element's content; its tag must be this one.</summary>
    public DerSlice Read(Asn1Tag expected)
    {
        Read(out Asn1Tag tag, out DerSlice content);
        return tag.HasSameClassAndValue(expected) ? content : throw new AsnContentException();
    }

    /// <summary>Goes into the next element, which must be constructed and have this tag.</summary>
    public DerCursor Enter(Asn1Tag expected)
    {
        Read(out Asn1Tag tag, out DerSlice content);
        if (!tag.IsConstructed || !tag.HasSameClassAndValue(expected)) throw new AsnContentException();
        return new DerCursor(_whole, content);
    }

    public string ReadObjectIdentifier()
    {
        string value = AsnDecoder.ReadObjectIdentifier(Rest, AsnEncodingRules.BER, out int consumed);
        _position += consumed;
        return value;
    }

    /// <summary>A BIT STRING in one piece.</summary>
    public DerSlice ReadBits(Asn1Tag tag, out int unusedBits)
    {
        if (!AsnDecoder.TryReadPrimitiveBitString(Rest, AsnEncodingRules.BER, out unusedBits, out ReadOnlySpan<byte> value, out int consumed, tag))
        {
            throw new AsnContentException();
        }
        // The count of unused bits stands before the value, and nothing behind it.
        DerSlice bits = new(_position + consumed - value.Length, value.Length);
        _position += consumed;
        return bits;
    }

    /// <summary>A UTCTime or GeneralizedTime.</summary>
    public DateTimeOffset ReadTime()
    {
        int consumed;
        DateTimeOffset time = IsNext(Asn1Tag.UtcTime)
            ? AsnDecoder.ReadUtcTime(Rest, AsnEncodingRules.BER, out consumed)
            : AsnDecoder.ReadGeneralizedTime(Rest, AsnEncodingRules.BER, out consumed);
        _position += consumed;
        return time;
    }
}
