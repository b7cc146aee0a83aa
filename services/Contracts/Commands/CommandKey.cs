using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>What a command that is sent twice is known by, in 8 bytes.</summary>
public static class CommandKey
{
    /// <summary>The first 64 bits of SHA-256 over user and command id.</summary>
    public static ulong Of(UserId user, string commandId)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(commandId.Length) + sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(text, user.Value);
        int length = Encoding.UTF8.GetBytes(commandId, text[sizeof(long)..]) + sizeof(long);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
