namespace BlazingSun.DaprEmulator.Actors;

/// <summary>An actor.</summary>
internal readonly record struct ActorId(string Type, string Id)
{
    public override string ToString() => $"{Type}/{Id}";
}

/// <summary>The actor went to another host while a call was on its way; the call goes there.</summary>
internal sealed class ActorMovedException : Exception
{
    public ActorMovedException()
        : base("the actor has moved")
    {
    }

    public ActorMovedException(string message)
        : base(message)
    {
    }

    public ActorMovedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The call has failed for good; the message is what the sidecar says.</summary>
internal sealed class ActorFailedException : Exception
{
    public ActorFailedException()
    {
    }

    public ActorFailedException(string message)
        : base(message)
    {
    }

    public ActorFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
