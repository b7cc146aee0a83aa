using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>Spreads ids over hosts so that few move when a host comes or goes.</summary>
internal static class Rendezvous
{
    internal static ulong Weight(Guid host, string id) =>
        MemoryMarshal.Read<ulong>(SHA256.HashData(Encoding.UTF8.GetBytes($"{host}/{id}")));
}
