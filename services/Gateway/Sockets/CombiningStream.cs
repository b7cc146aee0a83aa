using System.Buffers;

namespace BlazingSun.Gateway.Sockets;

/// <summary>
/// Turns the many small writes of a batch of WebSocket messages into one write of the stream below, so that a burst costs one system call.
/// Holds a buffer only while there is something to write.
/// </summary>
internal sealed class CombiningStream(Stream inner) : Stream
{
    private readonly Lock _gate = new();
    private byte[] _buffer = [];
    private int _length;
    private bool _corked;
    private bool _draining;
    private Task _drain = Task.CompletedTask;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>From here on writes only collect.</summary>
    public void Cork()
    {
        lock (_gate)
        {
            _corked = true;
        }
    }

    /// <summary>Writes what was collected; done when all of it is with the stream below.</summary>
    public Task UncorkAsync()
    {
        lock (_gate)
        {
            _corked = false;
            return Drain();
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Append(buffer.Span);
            return _corked ? ValueTask.CompletedTask : new ValueTask(Drain());
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // One writer at a time below; a running drain takes along what was appended meanwhile.
    private Task Drain()
    {
        if (_draining || _length == 0)
            return _drain;
        _draining = true;
        return _drain = DrainAsync();
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            byte[] buffer;
            int length;
            lock (_gate)
            {
                _draining = _length > 0;
                if (!_draining)
                    return;
                (buffer, length) = (_buffer, _length);
                (_buffer, _length) = ([], 0);
            }

            await inner.WriteAsync(buffer.AsMemory(0, length));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
            Grow(_length + bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
