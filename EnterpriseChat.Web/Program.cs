using EnterpriseChat.Web;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => Words.ProductName);
app.Run();

/// <summary>The entry point, public so that tests can host the real program.</summary>
public partial class Program;
