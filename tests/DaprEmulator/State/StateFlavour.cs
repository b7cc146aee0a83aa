using System.Globalization;
using System.Text.Json;

namespace BlazingSun.DaprEmulator.State;

/// <summary>In what the kinds of stores differ.</summary>
internal abstract class StateFlavour
{
    /// <summary>Whether a failed transaction leaves nothing written.</summary>
    internal virtual bool RollsBack => true;

    /// <summary>Whether a read tells when the value goes.</summary>
    internal virtual bool ReportsExpiry => false;

    /// <summary>Whether a save that says nothing of it lets an earlier time to live stand.</summary>
    internal virtual bool KeepsExpiry => false;

    /// <summary>Whether many keys are answered in the order in which they were asked for.</summary>
    internal virtual bool AnswersInOrder => true;

    internal static StateFlavour Of(string type) => type switch
    {
        "state.redis" => new RedisFlavour(),
        "state.mongodb" => new MongoFlavour(),
        "state.sqlite" or "state.in-memory" => new SqlFlavour(),
        _ => throw new ArgumentException($"There is no store of type '{type}' here.", nameof(type)),
    };

    internal virtual string Encode(JsonElement value) => GoJson.Write(value);

    /// <summary>Whether the write may be done.</summary>
    internal abstract Refusal Check(StoredValue? current, StateWrite write);

    internal abstract string NextETag(StoredValue? current, Func<Guid> newId);

    private sealed class RedisFlavour : StateFlavour
    {
        internal override bool RollsBack => false;

        internal override bool KeepsExpiry => true;

        internal override string Encode(JsonElement value) => GoJson.WriteLossy(value);

        internal override Refusal Check(StoredValue? current, StateWrite write)
        {
            if (write.ETag is { } etag && !long.TryParse(etag, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                return Refusal.InvalidETag;
            string version = write.LastWrite ? "0" : write.ETag ?? "0";
            bool marked = current?.FirstWrite == true && write.Json is not null;
            if (current is null || current.ETag == version || (!marked && version == "0"))
                return Refusal.None;
            return write.ETag is null ? Refusal.Failed : Refusal.Mismatch;
        }

        internal override string NextETag(StoredValue? current, Func<Guid> newId) =>
            (long.Parse(current?.ETag ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private sealed class MongoFlavour : StateFlavour
    {
        internal override bool AnswersInOrder => false;

        internal override Refusal Check(StoredValue? current, StateWrite write)
        {
            if (current is null)
                return write.Json is null && write.ETag is not null ? Refusal.Mismatch : Refusal.None;
            bool ok = write.ETag is { } etag ? etag == current.ETag : !write.FirstWrite || write.Json is null;
            return ok ? Refusal.None : Refusal.Mismatch;
        }

        internal override string NextETag(StoredValue? current, Func<Guid> newId) => newId().ToString();
    }

    private sealed class SqlFlavour : StateFlavour
    {
        internal override bool ReportsExpiry => true;

        internal override Refusal Check(StoredValue? current, StateWrite write)
        {
            bool ok = write.ETag is { } etag ? etag == current?.ETag : !write.FirstWrite || write.Json is null || current is null;
            return ok ? Refusal.None : Refusal.Mismatch;
        }

        internal override string NextETag(StoredValue? current, Func<Guid> newId) => newId().ToString();
    }
}
