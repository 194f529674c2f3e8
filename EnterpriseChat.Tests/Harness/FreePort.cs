using System.Net;
using System.Net.Sockets;

namespace EnterpriseChat.Tests.Harness;

/// <summary>Ports of the loopback interface on which nobody listens, none given twice by this run.</summary>
internal static class FreePort
{
    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            lock (Given)
            {
                if (Given.Add(port))
                {
                    return port;
                }
            }
        }
    }
}
