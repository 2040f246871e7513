using Orchestration.Start;

string polished = await ByHand.TextAsync(new MemoryClient(), "ferries", default);
return polished.Length > 0 ? 0 : 1;
