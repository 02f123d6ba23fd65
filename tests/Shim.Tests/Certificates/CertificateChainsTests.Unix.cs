using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>What the library hands to a program, where Windows is not.</summary>
public sealed unsafe class CertificateChainsTests
{
    [Fact]
    public void Create_TwoCertificates_LaysThemOutInOrderWithTheirStatus()
    {
        using X509Certificate2 leaf = Make("CN=leaf"), root = Make("CN=root");
        nint address = CertificateChains.Create(
            [(leaf, X509ChainStatusFlags.NotTimeValid), (root, X509ChainStatusFlags.UntrustedRoot)],
            X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.UntrustedRoot);
        ChainContext* chain = (ChainContext*)address;
        Assert.Equal((uint)sizeof(ChainContext), chain->StructSize);
        Assert.Equal((1u, 0x21u), (chain->ChainCount, chain->Trust.Errors));
        SimpleChain* simple = chain->Chains[0];
        Assert.Equal((2u, 0x21u), (simple->ElementCount, simple->Trust.Errors));
        Assert.Equal((0x1u, 0x20u), (simple->Elements[0]->Trust.Errors, simple->Elements[1]->Trust.Errors));
        Assert.Equal(leaf.RawData, Encoded(simple->Elements[0]->Context));
        Assert.Equal(root.RawData, Encoded(simple->Elements[1]->Context));

        nint kept = (nint)simple->Elements[0]->Context;
        Assert.True(CertificateChains.Free(address));
        Assert.False(CertificateChains.Free(address));
        Assert.Null(CertificateContexts.Find(kept));
    }

    [Fact]
    public void Create_BuiltChain_TellsWhatIsWrong()
    {
        using X509Certificate2 alone = Make("CN=alone");
        using X509Chain built = new();
        built.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        built.Build(alone);
        nint address = CertificateChains.Create(built);
        Assert.Equal((uint)X509ChainStatusFlags.UntrustedRoot, ((ChainContext*)address)->Trust.Errors);
        Assert.True(CertificateChains.Free(address));
    }

    [Fact]
    public void Find_ContextOfACertificateWithKey_GivesACopyWithKey()
    {
        nint context;
        using (X509Certificate2 certificate = Make("CN=key")) context = CertificateContexts.Create(certificate);
        using (X509Certificate2? copy = CertificateContexts.Find(context))
        {
            Assert.True(copy is { HasPrivateKey: true, Subject: "CN=key" });
        }
        using CertificateContext? last = CertificateContext.Take(context);
        Assert.NotNull(last);
    }

    [Fact]
    public void Find_WhatIsNoContext_GivesNull()
    {
        Assert.Null(CertificateContexts.Find(0));
        Assert.Null(CertificateContexts.Find(1));
    }

    [Fact]
    public void IssuerList_Names_LieInOneBlock()
    {
        byte[][] names = [[0x30, 0x00], [], [0x30, 0x01, 0x05]];
        IssuerListInfo* list = (IssuerListInfo*)IssuerList.Create(names);
        Assert.Equal(3u, list->Count);
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal(names[i], new ReadOnlySpan<byte>(list->Issuers[i].Data, (int)list->Issuers[i].Length));
        }
        System.Runtime.InteropServices.NativeMemory.Free(list);
    }

    private static byte[] Encoded(CertContext* context) =>
        new ReadOnlySpan<byte>(context->Encoded, (int)context->EncodedLength).ToArray();

    private static X509Certificate2 Make(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
