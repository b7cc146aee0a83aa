namespace BlazingSun.Gateway.Sockets;

/// <summary>Counts what a client does wrong, by the minute.</summary>
internal sealed class SocketConduct
{
    private MinuteCount _malformed;
    private MinuteCount _warnings;

    public int FailedAuthentications { get; set; }

    public int Malformed(TimeProvider time) => _malformed.Add(time);

    public int Warnings(TimeProvider time) => _warnings.Add(time);

    private struct MinuteCount
    {
        private long _since;
        private int _count;

        public int Add(TimeProvider time)
        {
            long now = time.GetTimestamp();
            if (_count == 0 || time.GetElapsedTime(_since, now) >= TimeSpan.FromMinutes(1))
                (_since, _count) = (now, 0);
            return ++_count;
        }
    }
}
