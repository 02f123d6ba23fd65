namespace WinHttpCompat.Engine.Codings;

/// <summary>Content codings that can be taken off a body. The values are WINHTTP_DECOMPRESSION_FLAG_*.</summary>
[Flags]
internal enum ContentCodings : uint
{
    None = 0,
    Gzip = 1,
    Deflate = 2,
    All = Gzip | Deflate,
}
