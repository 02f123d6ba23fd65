using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Options;

/// <summary>One option: where it can be used and where its value lives. Handles and lengths are checked by
/// <see cref="OptionTable"/> and by the shapes below; a row's functions see checked values only.</summary>
/// <param name="Number">WINHTTP_OPTION_*.</param>
/// <param name="Settable">Handles it can be set on.</param>
/// <param name="Queryable">Handles it can be queried on.</param>
internal abstract unsafe record OptionRow(uint Number, HandleKinds Settable, HandleKinds Queryable)
{
    /// <summary>False for a number that is known but does nothing yet: it is refused like an unknown one.</summary>
    public virtual bool IsImplemented => true;

    public abstract Win32Error Query(HandleObject? handle, OutputBuffer output);

    /// <param name="buffer">The caller's value, or null.</param>
    /// <param name="length">Its length, in the unit of the option.</param>
    public abstract Win32Error Set(HandleObject? handle, void* buffer, uint length);
}

/// <summary>A known option that does nothing yet.</summary>
internal sealed unsafe record NotYetOption(uint Number) : OptionRow(Number, HandleKinds.Nowhere, HandleKinds.Nowhere)
{
    public override bool IsImplemented => false;

    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => Win32Error.InvalidOption;

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.InvalidOption;
}

/// <summary>An option that an administrator would have to allow first, where there is no way to do so: it is refused on every
/// handle, whatever the value.</summary>
internal sealed unsafe record SwitchedOffOption(uint Number) : OptionRow(Number, HandleKinds.Any | HandleKinds.Null, HandleKinds.Any | HandleKinds.Null)
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => Win32Error.InvalidOption;

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.InvalidOption;
}

/// <summary>An option whose value is <typeparamref name="T"/>, of fixed size: setting it takes exactly that many bytes.</summary>
/// <param name="Getter">Null = not queryable. May refuse with an AbiFailure.</param>
/// <param name="Setter">Null = not settable. Returns why a value is refused.</param>
internal sealed unsafe record ValueOption<T>(
    uint Number, HandleKinds Settable, HandleKinds Queryable, Func<HandleObject?, T>? Getter, Func<HandleObject?, T, Win32Error>? Setter)
    : OptionRow(Number, Settable, Queryable)
    where T : unmanaged
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => output.Store(Getter!(handle)); // the table checked

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length)
    {
        if (buffer is null) return Win32Error.InvalidParameter;
        if (length != sizeof(T)) return Win32Error.InsufficientBuffer;
        T value;
        new ReadOnlySpan<byte>(buffer, sizeof(T)).CopyTo(new Span<byte>(&value, sizeof(T))); // may be unaligned
        return Setter!(handle, value);
    }
}

/// <summary>An option whose value is text. Queried: bytes; set: characters, a terminator in them is the end.</summary>
internal sealed unsafe record TextOption(
    uint Number, HandleKinds Settable, HandleKinds Queryable, Func<HandleObject?, string>? Getter, Func<HandleObject?, string, Win32Error>? Setter)
    : OptionRow(Number, Settable, Queryable)
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => output.StoreText(Getter!(handle)); // the table checked

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length)
    {
        if (buffer is null) return Win32Error.InvalidParameter;
        return Setter!(handle, CallerText.Read((char*)buffer, length).ToString());
    }
}

/// <summary>A structure that is only queried.</summary>
internal sealed unsafe record StructureOption(uint Number, HandleKinds Queryable, Func<HandleObject?, byte[]> Getter)
    : OptionRow(Number, HandleKinds.Nowhere, Queryable)
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => output.StoreBytes(Getter(handle));

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.OptionNotSettable;
}

/// <summary>An option without a value: setting it, with length 0, does something.</summary>
internal sealed unsafe record ActionOption(uint Number, HandleKinds Settable, Func<HandleObject?, Win32Error> Act)
    : OptionRow(Number, Settable, HandleKinds.Nowhere)
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => Win32Error.InvalidParameter;

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) =>
        length != 0 ? Win32Error.InsufficientBuffer : Act(handle);
}
