namespace WinHttpCompat.TestServer.Tls;

/// <summary>Passes bytes on and keeps the first of each direction: what a handshake says of itself in the clear.</summary>
internal sealed class HandshakeTap(Stream under) : Stream
{
    // More than any hello has, and than a server sends before it encrypts, but for a huge chain of certificates.
    private const int Limit = 32 * 1024;

    private readonly MemoryStream _received = new();
    private readonly MemoryStream _sent = new();
    private volatile bool _isDone;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the recording. Neither direction may be in use.</summary>
    public (byte[] Received, byte[] Sent) Finish()
    {
        _isDone = true;
        return (_received.ToArray(), _sent.ToArray());
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await under.ReadAsync(buffer, cancellationToken);
        Keep(_received, buffer.Span[..count]);
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(_sent, buffer.Span);
        return under.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => under.FlushAsync(cancellationToken);

    public override void Flush() => under.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(MemoryStream record, ReadOnlySpan<byte> bytes)
    {
        if (!_isDone && record.Length < Limit) record.Write(bytes);
    }
}
