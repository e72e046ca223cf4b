"""The invitation desk: requests to connect, the evidence about each, and deciding."""
