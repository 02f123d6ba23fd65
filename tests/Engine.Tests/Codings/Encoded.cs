using System.IO.Compression;
using System.Text;

namespace WinHttpCompat.Engine.Tests.Codings;

/// <summary>Encodes test data.</summary>
internal static class Encoded
{
    /// <param name="format">"gzip", "zlib" or "raw".</param>
    public static byte[] As(string format, byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        MemoryStream encoded = new();
        using (Stream encoder = Encoder(format, encoded, level)) encoder.Write(content);
        return encoded.ToArray();
    }

    public static byte[] As(string format, string content) => As(format, Encoding.Latin1.GetBytes(content));

    /// <summary>As text, one character a byte, for scripts of the test server.</summary>
    public static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>Encodes each part so that it can be decoded without the next one.</summary>
    public static byte[][] Flushed(string format, params string[] parts)
    {
        MemoryStream encoded = new();
        List<byte[]> pieces = [];
        using (Stream encoder = Encoder(format, encoded, CompressionLevel.Optimal))
        {
            foreach (string part in parts)
            {
                encoder.Write(Encoding.Latin1.GetBytes(part));
                encoder.Flush();
                TakePiece();
            }
        }
        TakePiece();
        return [.. pieces];

        void TakePiece()
        {
            pieces.Add(encoded.ToArray()[pieces.Sum(static piece => piece.Length)..]);
        }
    }

    private static Stream Encoder(string format, MemoryStream encoded, CompressionLevel level) => format switch
    {
        "gzip" => new GZipStream(encoded, level, leaveOpen: true),
        "zlib" => new ZLibStream(encoded, level, leaveOpen: true),
        _ => new DeflateStream(encoded, level, leaveOpen: true),
    };
}
